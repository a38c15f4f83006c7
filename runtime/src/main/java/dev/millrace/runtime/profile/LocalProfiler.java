package dev.millrace.runtime.profile;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestOptions;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes profiles of this process. Results are stored in `rest.profiling.dir`. If that is not set, they are in
/// a temporary directory that is deleted at a regular exit. Thread-safe.
public final class LocalProfiler implements Profiler {
    private static final Logger LOG = LoggerFactory.getLogger(LocalProfiler.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd_HH_mm_ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Host host;
    private final String process;
    private final @Nullable String wanted;
    private final int kept;
    private final long longestSeconds;
    /// The profiles, newest first.
    private final Deque<Profile> profiles = new ArrayDeque<>();

    private @Nullable Path directory;

    /// Creates the profiler.
    ///
    /// @param process the name of the process, which is part of file names
    /// @param settings Flink's options `rest.profiling.*`; the permission to take profiles is not checked here
    public LocalProfiler(Host host, String process, Map<String, String> settings) {
        Configuration options = Configuration.fromMap(settings);
        this.host = host;
        this.process = process;
        this.wanted = options.getOptional(RestOptions.PROFILING_RESULT_DIR).orElse(null);
        this.kept = Math.max(1, options.get(RestOptions.MAX_PROFILING_HISTORY_SIZE));
        this.longestSeconds = options.get(RestOptions.MAX_PROFILING_DURATION).toSeconds();
    }

    @Override
    public synchronized List<Profile> profiles() {
        return List.copyOf(profiles);
    }

    @Override
    public Profile begin(Profile.Mode mode, int seconds) {
        if (seconds < 1 || seconds > longestSeconds) {
            throw ProfileFaults.DURATION
                    .what("Process %s cannot take a profile of %d seconds.", process, seconds)
                    .why("A profile takes at least one second, and at most %d seconds.", longestSeconds)
                    .fix("Choose another duration, or raise rest.profiling.duration-max.");
        }
        Profile begun;
        synchronized (this) {
            if (!profiles.isEmpty() && profiles.getFirst().state() == Profile.State.RUNNING)
                throw busy(profiles.getFirst());
            begun = Profile.begun(mode, seconds, host.clock().millis());
            profiles.addFirst(begun);
        }
        host.threads().start("millrace-profiler", () -> end(taken(begun)));
        return begun;
    }

    private RuntimeException busy(Profile other) {
        return ProfileFaults.BUSY
                .what("Process %s is already taking a profile of the mode %s.", process, other.mode())
                .why(
                        "A process takes one profile at a time. The running profile started at %s and takes %d s.",
                        at(other), other.seconds())
                .fix("Try again when the running profile has ended.");
    }

    private Profile taken(Profile begun) {
        String name = name(begun);
        try {
            Path page = directory().resolve(name + ".html");
            ProfileResult found =
                    ProfileRun.of(begun.mode()).take(host, begun.seconds(), page.resolveSibling(name + ".jfr"));
            write(FlamePage.of(new FlamePage.Head(process, begun), found), page);
            String basis = begun.mode() == Profile.Mode.ITIMER ? "as CPU: " + found.basis() : found.basis();
            return begun.finished(
                    host.clock().millis(), basis, page.getFileName().toString());
        } catch (Throwable thrown) {
            // Possible causes are a JVM without a recorder or a full disk. The profile fails, and the
            // process continues.
            LOG.warn("A profile could not be taken", thrown);
            return begun.failed(host.clock().millis(), thrown.toString());
        }
    }

    /// Returns the name of a result. Characters that are not allowed in file names are replaced.
    private String name(Profile begun) {
        return "%s_%s_%s".formatted(process.replaceAll("[^A-Za-z0-9.-]", "-"), begun.mode(), at(begun));
    }

    private static String at(Profile begun) {
        return STAMP.format(Instant.ofEpochMilli(begun.begunMillis()));
    }

    private void write(String page, Path file) throws IOException {
        try (OutputStream out = host.disk().create(file)) {
            out.write(page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            host.disk().delete(file);
            throw failed;
        }
    }

    private void end(Profile ended) {
        synchronized (this) {
            profiles.removeFirst();
            profiles.addFirst(ended);
            while (profiles.size() > kept) delete(profiles.removeLast());
        }
    }

    private void delete(Profile old) {
        if (old.file().isEmpty() || directory == null) return;
        try {
            host.disk().delete(directory.resolve(old.file()));
        } catch (IOException failed) {
            LOG.warn("{} could not be deleted", old.file(), failed);
        }
    }

    private synchronized Path directory() throws IOException {
        if (directory != null) return directory;
        if (wanted != null) {
            directory = Path.of(wanted);
            host.disk().makeDirectories(directory);
        } else {
            directory = host.disk().temporaryDirectory("millrace-profiles");
            Path own = directory;
            host.threads().beforeExit("millrace-profiles", () -> empty(own));
        }
        return directory;
    }

    private void empty(Path own) {
        try {
            for (var each : host.disk().list(own)) host.disk().delete(each.path());
            host.disk().delete(own);
        } catch (IOException failed) {
            // The process is ending, so the failure is not reported.
        }
    }

    @Override
    public @Nullable InputStream open(String file, long from) throws IOException {
        Path known = known(file);
        if (known == null || !host.disk().exists(known)) return null;
        return host.disk()
                .read(known, Math.clamp(from, 0, host.disk().entry(known).size()));
    }

    /// Only listed names are opened, so that no name leads out of the directory.
    private synchronized @Nullable Path known(String file) {
        for (Profile each : profiles)
            if (directory != null && !file.isEmpty() && each.file().equals(file)) return directory.resolve(file);
        return null;
    }
}
