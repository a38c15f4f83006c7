package dev.millrace.server.session;

import dev.millrace.migrate.jar.JobClassLoader;
import dev.millrace.migrate.jar.UserSystemExitMode;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The classes of one program, which no other program sees, and which are let go when nobody uses them any more.
/// Any thread.
final class ProgramClasses {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramClasses.class);

    private final String name;
    private final JobClassLoader loader;
    private final Runnable over;
    /// Whoever made this, and jobs that run.
    private final AtomicInteger users = new AtomicInteger(1);

    /// @param name for people
    /// @param exitMode what happens when the program tries to end this process
    /// @param over run when nobody uses them any more
    ProgramClasses(String name, List<URL> places, UserSystemExitMode exitMode, Runnable over) {
        this.name = name;
        this.over = over;
        this.loader = new JobClassLoader(places.toArray(URL[]::new), ProgramClasses.class.getClassLoader(), exitMode);
    }

    JobClassLoader loader() {
        return loader;
    }

    /// Somebody uses them too.
    void retain() {
        users.incrementAndGet();
    }

    /// A user has ended.
    void release() {
        if (users.decrementAndGet() > 0) return;
        try {
            loader.close();
        } catch (IOException failed) {
            LOG.warn("the classes of {} cannot be let go", name, failed);
        }
        over.run();
    }
}
