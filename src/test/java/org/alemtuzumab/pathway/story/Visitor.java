package org.alemtuzumab.pathway.story;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person with a browser, as far as the server sees one: it keeps cookies, sends the tokens that our forms and the web
 * applications' scripts send, and follows a redirect when it is told to.
 */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookiesByHost = new LinkedHashMap<>();
    private final URI address;
    private String token;

    public Visitor(String address) {
        this.address = URI.create(address);
    }

    /** Somebody who has just logged in. */
    public static Visitor loggedIn(String address, String user) {
        Visitor visitor = new Visitor(address);
        HttpResponse<String> answer = visitor.logIn(user, Members.PASSWORD);
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("%s could not log in: %s".formatted(user, answer.statusCode()));
        }
        return visitor;
    }

    public HttpResponse<String> logIn(String user, String password) {
        get("/login");
        return submit("/login", Map.of("username", user, "password", password));
    }

    /** Opens a page; an absolute address is one of somebody else. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), with(headers, "Accept", "text/html"));
    }

    /** Sends one of our forms, with the token of the page that shows it. */
    public HttpResponse<String> submit(String path, Map<String, String> fields, String... headers) {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        if (token != null) {
            sent.putIfAbsent("_csrf", token);
        }
        String body = sent.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                path,
                BodyPublishers.ofString(body),
                with(headers, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
    }

    /** Asks as a script of the web applications does. */
    public HttpResponse<String> call(String method, String path, String json, String... headers) {
        String proof = cookies(address).getOrDefault("XSRF-TOKEN", "");
        return send(
                method,
                path,
                json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json),
                with(
                        headers,
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json",
                        "X-XSRF-TOKEN",
                        proof.isEmpty() ? "none" : proof));
    }

    /** Goes where the answer leads. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        String to = answer.headers().firstValue("Location").orElseThrow();
        return get(answer.uri().resolve(to).toString());
    }

    public String cookie(String name) {
        return cookies(address).get(name);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, String[] headers) {
        URI target = address.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).method(method, body);
        request.headers(headers);
        Map<String, String> cookies = cookies(target);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(cookie -> keep(cookie, cookies));
            Matcher shown = TOKEN.matcher(answer.body());
            if (shown.find()) {
                token = shown.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> cookies(URI target) {
        return cookiesByHost.computeIfAbsent(target.getAuthority(), host -> new LinkedHashMap<>());
    }

    private static void keep(String header, Map<String, String> cookies) {
        String[] parts = header.split(";");
        String[] cookie = parts[0].split("=", 2);
        if (cookie[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(cookie[0]);
        } else {
            cookies.put(cookie[0], cookie[1]);
        }
    }

    private static String[] with(String[] headers, String... usual) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String[] some : new String[][] {usual, headers}) {
            for (int i = 0; i < some.length; i += 2) {
                all.put(some[i], some[i + 1]);
            }
        }
        return all.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
