package dev.millrace.server.access;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.server.ServerFaults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Authenticates users by a file of users, and reads the file again when it has changed. Thread-safe.
public final class Users {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";
    private static final int REMEMBERED = 1_000;
    private static final int AT_ONCE = 4;
    private static final int KEY_BYTES = 32;

    private final Disk disk;
    private final Path file;
    private final Attempts attempts;
    private final AtomicReference<Known> known;
    private final AtomicInteger checking = new AtomicInteger();
    private final byte[] key = new byte[KEY_BYTES];
    private final Secret nobodys;

    /// Holds the content of the file.
    ///
    /// @param right callers by the digests of verified credentials, so that later requests skip the slow hash
    private record Known(List<User> users, Disk.Entry entry, Map<String, Caller> right) {}

    /// @param mostAttempts failures allowed per address and minute
    /// @throws dev.millrace.base.fault.MillraceException [ServerFaults#USERS] if the file cannot be used
    public Users(Host host, Path file, int mostAttempts) {
        this(host.disk(), host.clock(), file, mostAttempts);
    }

    Users(Disk disk, Clock clock, Path file, int mostAttempts) {
        this.disk = disk;
        this.file = file;
        this.attempts = new Attempts(clock, mostAttempts);
        new SecureRandom().nextBytes(key);
        this.nobodys = Secret.Password.nobodys();
        try {
            this.known = new AtomicReference<>(load());
        } catch (IOException | IllegalArgumentException wrong) {
            throw ServerFaults.USERS
                    .what("The users in %s cannot be read.", file)
                    .cause(wrong)
                    .fix("Create the file with `millrace user add NAME --role admin --file %s`.", file);
        }
    }

    private Known load() throws IOException {
        Disk.Entry entry = disk.entry(file);
        try (InputStream in = disk.read(file, 0)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Known(List.copyOf(User.read(text)), entry, new ConcurrentHashMap<>());
        }
    }

    /// Returns the current content of the file; the previous content if the file cannot be read.
    private Known current() {
        Known old = Objects.requireNonNull(known.get());
        try {
            if (disk.entry(file).equals(old.entry)) return old;
            Known read = load();
            LOG.info("{} has changed and has {} users", file, read.users.size());
            known.set(read);
            return read;
        } catch (IOException | IllegalArgumentException wrong) {
            LOG.warn("The users in {} cannot be read, and the former users remain valid: {}", file, wrong.getMessage());
            return old;
        }
    }

    /// Returns the caller with a name that was authenticated before; empty if the user has been removed since.
    public Optional<Caller> known(String name) {
        return current().users.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(each -> new Caller(each.name(), each.role()));
    }

    /// Authenticates a request.
    ///
    /// @param authorization the value of that header; null if there is none
    /// @param address the remote address
    public Authentication judge(@Nullable String authorization, String address) {
        if (authorization == null)
            return new Authentication.Unknown("Say who you are: with a token, or a name and password.", false);
        if (starts(authorization, BEARER))
            return token(authorization.substring(BEARER.length()).strip(), address);
        if (starts(authorization, BASIC))
            return basic(authorization.substring(BASIC.length()).strip(), address);
        return new Authentication.Unknown("Only Bearer and Basic are understood.", true);
    }

    private static boolean starts(String authorization, String scheme) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /// A valid token is accepted despite earlier failures, because a token cannot be guessed.
    private Authentication token(String said, String address) {
        Caller found = null;
        for (User each : current().users) {
            // The loop compares all tokens, so that the time does not reveal the matching one.
            boolean fits = each.secret() instanceof Secret.Token token && token.fits(said);
            if (fits) found = new Caller(each.name(), each.role());
        }
        if (found != null) return new Authentication.Known(found);
        long wait = attempts.secondsToWait(address);
        if (wait > 0) return new Authentication.TooOften(wait);
        attempts.failed(address);
        return new Authentication.Unknown("This token is not known.", true);
    }

    private Authentication basic(String encoded, String address) {
        long wait = attempts.secondsToWait(address);
        if (wait > 0) return new Authentication.TooOften(wait);
        String said;
        try {
            said = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            attempts.failed(address);
            return new Authentication.Unknown("What follows Basic is not in Base64.", true);
        }
        Known now = current();
        String digest = Digests.keyed(key, said);
        Caller before = now.right.get(digest);
        if (before != null) return new Authentication.Known(before);
        // The hash is slow on purpose. Many checks at once would take the processors from the jobs.
        try {
            if (checking.incrementAndGet() > AT_ONCE) return new Authentication.TooOften(1);
            return checked(said, now, digest, address);
        } finally {
            checking.decrementAndGet();
        }
    }

    private Authentication checked(String said, Known now, String digest, String address) {
        int colon = said.indexOf(':');
        String name = colon < 0 ? said : said.substring(0, colon);
        String password = said.substring(colon + 1);
        User user = now.users.stream()
                .filter(each -> each.name().equals(name) && each.secret() instanceof Secret.Password)
                .findFirst()
                .orElse(null);
        // An unknown name takes as long as a wrong password.
        boolean isRight = (user == null ? nobodys : user.secret()).fits(password);
        if (user == null || !isRight) {
            attempts.failed(address);
            return new Authentication.Unknown("This name and this password do not belong together.", true);
        }
        Caller caller = new Caller(user.name(), user.role());
        if (now.right.size() >= REMEMBERED) now.right.clear();
        now.right.put(digest, caller);
        return new Authentication.Known(caller);
    }
}
