package org.alemtuzumab.pathway.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/** A connection on which a test says exactly the bytes that it wants: less than it announced, more, or nothing. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE = 20_000;

    private final Socket socket;

    public Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
    }

    /** From another of loopback's addresses. */
    public Wire(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(PATIENCE);
    }

    /** Request line and headers, and the empty line behind them. */
    public Wire head(String requestLine, String... headers) throws IOException {
        return say(requestLine + " HTTP/1.1\r\nHost: localhost\r\n"
                + String.join(
                        "", Arrays.stream(headers).map(each -> each + "\r\n").toList()) + "\r\n");
    }

    public Wire say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.UTF_8));
    }

    public Wire say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public Wire chunk(byte[] bytes) throws IOException {
        return say(Integer.toHexString(bytes.length) + "\r\n").say(bytes).say("\r\n");
    }

    /** Says that nothing more will be said. */
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Status line, headers and as much of the body as comes with its length. */
    public String answer() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (true) {
            int each = in.read();
            if (each < 0) {
                return answer.toString(StandardCharsets.UTF_8);
            }
            answer.write(each);
            String text = answer.toString(StandardCharsets.UTF_8);
            int head = text.indexOf("\r\n\r\n");
            if (head >= 0) {
                String length = text.replaceAll("(?is).*\r\nContent-Length: (\\d+).*", "$1");
                return length.matches("\\d+")
                        ? text + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8)
                        : text;
            }
        }
    }

    /** All that the other side says until it hangs up. */
    public String rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            for (int each = socket.getInputStream().read();
                    each >= 0;
                    each = socket.getInputStream().read()) {
                all.write(each);
            }
        } catch (SocketException e) {
            // it did not read all that was said, and hung up
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Whether the other side says nothing for so long, and does not hang up. */
    public boolean silentFor(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE);
        }
    }

    /** Whether the other side has hung up. */
    public boolean ended() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    public static String basic(String user) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + Members.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
