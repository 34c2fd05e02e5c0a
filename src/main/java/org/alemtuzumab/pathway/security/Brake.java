package org.alemtuzumab.pathway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Slows down whoever guesses passwords, not the person whose password is guessed: wrong attempts count for a user at one
 * address, and for an address with whatever user; from another address the right password works as ever, and so it does in a
 * browser in which its person has logged in before ({@link KnownBrowsers}), whoever else guesses behind the same address.
 * Each further wrong attempt doubles the wait.
 */
@Component
public class Brake {

    private static final int MOST = 100_000;
    private static final String NO_REQUEST = "inside";

    private record Failures(int count, Instant last) {}

    /** What is counted, and from how many wrong attempts on it waits. */
    private record Counter(List<String> of, int free) {}

    private final LoginProperties.Brake settings;
    private final KnownBrowsers browsers;
    private final ClinicTime time;
    private final Cache<List<String>, Failures> failures;
    private final Object[] turns = Stream.generate(Object::new).limit(64).toArray();

    Brake(LoginProperties settings, KnownBrowsers browsers, ClinicTime time) {
        this.settings = settings.brake();
        this.browsers = browsers;
        this.time = time;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(this.settings.memory())
                .build();
    }

    /**
     * One after the other for a user at an address, so that no burst of guesses passes before the first is counted.
     *
     * @param user as named by whoever tries, known here or not
     * @param matches compares the password, which takes long on purpose
     * @return whether the password was compared and is right
     */
    public boolean attempt(String user, BooleanSupplier matches) {
        List<Counter> counters = counters(user);
        synchronized (turns[Math.floorMod(counters.get(0).of().hashCode(), turns.length)]) {
            if (waitOf(user).isPresent()) {
                return false;
            }
            if (matches.getAsBoolean()) {
                failures.invalidate(counters.get(0).of());
                return true;
            }
            Instant now = time.now().toInstant();
            counters.forEach(counter -> failures.asMap()
                    .merge(counter.of(), new Failures(1, now), (before, one) -> new Failures(before.count() + 1, now)));
            return false;
        }
    }

    /** Whether an attempt for this user is looked at now. */
    public boolean isOpen(String user) {
        return waitOf(user).isEmpty();
    }

    /** How long the next attempt for this user, from the address of the request in hand, is not looked at. */
    Optional<Duration> waitOf(String user) {
        Instant now = time.now().toInstant();
        return counters(user).stream()
                .map(counter -> Duration.between(now, openAgain(counter, now)))
                .filter(wait -> wait.compareTo(Duration.ZERO) > 0)
                .max(Comparator.naturalOrder());
    }

    /** For tests that begin anew. */
    void forget() {
        failures.invalidateAll();
    }

    private Instant openAgain(Counter counter, Instant now) {
        Failures known = failures.getIfPresent(counter.of());
        if (known == null || known.count() < counter.free()) {
            return now;
        }
        int doubled = Math.min(known.count() - counter.free(), 30);
        Duration wait = settings.firstWait().multipliedBy(1L << doubled);
        return known.last().plus(wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait);
    }

    private List<Counter> counters(String user) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) {
            return counters(user, NO_REQUEST);
        }
        return browsers.of(user, web.getRequest())
                .map(browser -> List.of(new Counter(List.of(browser, user), settings.attempts())))
                .orElseGet(() -> counters(user, network(web.getRequest().getRemoteAddr())));
    }

    private List<Counter> counters(String user, String address) {
        return List.of(
                new Counter(List.of(address, user), settings.attempts()),
                new Counter(List.of(address), settings.attemptsOfAddress()));
    }

    /** Of IPv6 the first half: the second one chooses oneself. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return HexFormat.of().formatHex(InetAddress.getByName(address).getAddress(), 0, 8);
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
