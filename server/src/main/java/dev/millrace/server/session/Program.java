package dev.millrace.server.session;

import dev.millrace.api.plan.JobExecutor;
import dev.millrace.base.host.Host;
import dev.millrace.migrate.jar.MissingPart;
import dev.millrace.migrate.jar.ProgramCheck;
import dev.millrace.migrate.jar.UserSystemExit;
import dev.millrace.migrate.jar.UserSystemExitMode;
import dev.millrace.server.ProgramCall;
import dev.millrace.server.ProgramOutput;
import dev.millrace.server.ServerFaults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a program's main method on a thread of its own.
final class Program {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    /// Flink reads this manifest entry before `Main-Class`.
    private static final String FLINK_MAIN = "program-class";

    private final Host host;
    private final ProgramCall call;
    private final ProgramClasses classes;
    /// Non-null while the main method runs; guarded by this.
    private @Nullable Thread main;

    /// An interrupt may arrive before the main method begins; guarded by this.
    private boolean isInterrupted;

    /// @param exitMode decides what happens when the program calls `System.exit`
    /// @param end called when the main method and all jobs have ended
    Program(Host host, ProgramCall call, UserSystemExitMode exitMode, Runnable end) {
        this.host = host;
        this.call = call;
        try {
            this.classes = new ProgramClasses(
                    call.jar().toString(), List.of(call.jar().toUri().toURL()), exitMode, end);
        } catch (MalformedURLException wrong) {
            throw ServerFaults.NO_JAR
                    .what("The jar %s cannot be read.", call.jar())
                    .cause(wrong)
                    .fix("Upload the jar again.");
        }
    }

    /// Returns the program's classes. The main method uses them; jobs must retain them.
    ProgramClasses classes() {
        return classes;
    }

    /// Starts the main method on a thread of its own.
    ///
    /// @param executor receives the program's jobs
    /// @param over called when the main method has returned, with the exception if it threw
    void start(JobExecutor executor, Consumer<@Nullable Throwable> over) {
        host.threads().start("millrace-program-" + call.jar().getFileName(), () -> {
            Throwable thrown = null;
            ProgramOutput output = call.output();
            try {
                Thread.currentThread().setContextClassLoader(classes.loader());
                mainBegins();
                ScopedValue.Carrier bound = ScopedValue.where(JobExecutor.HERE, executor)
                        .where(SessionContext.HERE, new SessionContext(call.settings(), call.parallelism()));
                if (output != null) bound = bound.where(ProgramOutput.HERE, output);
                bound.call(this::main);
            } catch (UserSystemExit exit) {
                // Many programs end with `System.exit(0)`, which means success.
                if (exit.status() != 0) thrown = exit;
            } catch (Throwable failed) {
                thrown = failed;
            } finally {
                mainEnded();
                if (output != null) output.end();
            }
            over.accept(thrown);
            classes.release();
        });
    }

    /// Interrupts the main method, now or as soon as it begins. If it has ended, nothing happens.
    synchronized void interrupt() {
        isInterrupted = true;
        Thread running = main;
        if (running != null) host.threads().interrupt(running);
    }

    private synchronized void mainBegins() {
        main = Thread.currentThread();
        if (isInterrupted) Thread.currentThread().interrupt();
    }

    /// Prevents an interrupt of the code that follows the main method on this thread.
    private synchronized void mainEnded() {
        main = null;
        boolean ignored = Thread.interrupted();
    }

    private boolean main() throws Throwable {
        String name = mainClass();
        for (MissingPart part : ProgramCheck.of(classes.loader(), name))
            LOG.warn("{} uses a class or method that does not exist in Millrace: {}", name, part);
        try {
            method(name).invoke(null, (Object) call.arguments().toArray(String[]::new));
            return true;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private Method method(String name) {
        Method main;
        try {
            main = Class.forName(name, true, classes.loader()).getMethod("main", String[].class);
        } catch (ClassNotFoundException missing) {
            throw ServerFaults.NO_MAIN
                    .what("The class %s does not exist in %s.", name, call.jar().getFileName())
                    .fix("Check the name of the main class.");
        } catch (NoSuchMethodException missing) {
            throw noMain(name);
        }
        if (!Modifier.isStatic(main.getModifiers())) throw noMain(name);
        return main;
    }

    private static RuntimeException noMain(String name) {
        return ServerFaults.NO_MAIN
                .what("%s has no public static void main(String[]).", name)
                .fix("Name another class.");
    }

    private String mainClass() throws IOException {
        String given = call.mainClass();
        if (given != null) return given;
        String found = manifestMain(host, call);
        if (found != null) return found;
        throw ServerFaults.NO_MAIN
                .what("The manifest of %s names no main class.", call.jar().getFileName())
                .fix("Name the main class when the jar is run.");
    }

    /// Returns the main class that the manifest names; null if it names none.
    static @Nullable String manifestMain(Host host, ProgramCall call) throws IOException {
        Manifest manifest = manifest(host, call);
        if (manifest == null) return null;
        String flinks = manifest.getMainAttributes().getValue(FLINK_MAIN);
        return flinks != null ? flinks : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    }

    /// Searches the whole jar, because not all tools put the manifest first.
    private static @Nullable Manifest manifest(Host host, ProgramCall call) throws IOException {
        try (InputStream bytes = host.disk().read(call.jar(), 0);
                JarInputStream jar = new JarInputStream(bytes)) {
            if (jar.getManifest() != null) return jar.getManifest();
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                if (entry.getName().equalsIgnoreCase("META-INF/MANIFEST.MF"))
                    return new Manifest(new ByteArrayInputStream(jar.readAllBytes()));
            }
            return null;
        }
    }
}
