package dev.millrace.server.session;

import dev.millrace.migrate.jar.JobClassLoader;
import dev.millrace.migrate.jar.UserSystemExitMode;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the class loader of one program, which other programs do not see, and closes it after the last user has
/// released it. Thread-safe.
final class ProgramClasses {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramClasses.class);

    private final String name;
    private final JobClassLoader loader;
    private final Runnable over;
    /// Counts the creator and the running jobs.
    private final AtomicInteger users = new AtomicInteger(1);

    /// @param name for messages
    /// @param exitMode decides what happens when the program calls `System.exit`
    /// @param over runs after the last release
    ProgramClasses(String name, List<URL> places, UserSystemExitMode exitMode, Runnable over) {
        this.name = name;
        this.over = over;
        this.loader = new JobClassLoader(places.toArray(URL[]::new), ProgramClasses.class.getClassLoader(), exitMode);
    }

    JobClassLoader loader() {
        return loader;
    }

    /// Adds a user.
    void retain() {
        users.incrementAndGet();
    }

    /// Removes a user.
    void release() {
        if (users.decrementAndGet() > 0) return;
        try {
            loader.close();
        } catch (IOException failed) {
            LOG.warn("The class loader of {} could not be closed", name, failed);
        }
        over.run();
    }
}
