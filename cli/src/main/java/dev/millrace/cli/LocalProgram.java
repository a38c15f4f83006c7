package dev.millrace.cli;

import dev.millrace.api.execution.ProgramInvocationException;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.migrate.jar.JobClassLoader;
import dev.millrace.migrate.jar.MissingPart;
import dev.millrace.migrate.jar.PluginDirectory;
import dev.millrace.migrate.jar.ProgramCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs a program in this process.
///
/// @param program a jar's path or a class's name
/// @param mainClass null for the class that the jar's manifest names
/// @param classPath jars and directories of the program, besides the engine's classes
public record LocalProgram(String program, @Nullable String mainClass, List<Path> classPath, List<String> arguments) {
    private static final Fault NO_PROGRAM = new Fault(8001, Category.USER, "a program cannot be found");
    private static final Fault NO_MAIN = new Fault(8002, Category.USER, "a class has no main method");

    /// Flink reads this manifest entry before `Main-Class`.
    private static final String FLINK_MAIN = "program-class";

    /// Runs the main method.
    ///
    /// @param parallelism null for the number of cores
    /// @param settings defaults for the program's jobs; settings of the program take precedence
    /// @param showsConsole whether to serve the web console while the program runs
    public void run(@Nullable Integer parallelism, Map<String, String> settings, boolean showsConsole, PrintWriter err)
            throws Exception {
        boolean isJar = program.endsWith(".jar");
        List<Path> places = new ArrayList<>(classPath);
        if (isJar) places.addFirst(jar(program));
        String name = mainClass != null ? mainClass : isJar ? manifestMain(places.getFirst()) : program;
        URL[] urls = new URL[places.size()];
        for (int i = 0; i < urls.length; i++) urls[i] = places.get(i).toUri().toURL();
        PluginDirectory.install(settings, System.getenv());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (JobClassLoader loader = new JobClassLoader(urls, Main.class.getClassLoader());
                EmbeddedConsole console = new EmbeddedConsole(settings, showsConsole, err);
                Context context = Context.of(parallelism, settings, console::show);
                ConcurrentCheck _ = new ConcurrentCheck(loader, name, err)) {
            Thread.currentThread().setContextClassLoader(loader);
            invoke(loader, name);
            context.awaitJobs();
            if (context.hasStartedNothing()) {
                err.println(
                        "millrace: the program ended without starting a job. Call execute() or executeAsync() in its"
                                + " main method.");
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /// Looks for missing classes and methods while the program starts, and reports them as warnings, because the
    /// program may never reach the code that needs them.
    private static final class ConcurrentCheck implements AutoCloseable {
        private final FutureTask<@Nullable Void> task;

        ConcurrentCheck(JobClassLoader loader, String mainClass, PrintWriter err) {
            task = new FutureTask<>(() -> report(ProgramCheck.of(loader, mainClass), err), null);
            Thread.ofPlatform().name("millrace-program-check").daemon().start(task);
        }

        private static void report(List<MissingPart> missing, PrintWriter err) {
            if (missing.isEmpty()) return;
            String parts = missing.stream().map(part -> "  " + part).collect(Collectors.joining("\n"));
            err.println("millrace: the program fails if it reaches these classes or methods, which do not exist here:\n"
                    + parts);
        }

        /// Waits for the report, so that the report precedes that of a failure.
        @Override
        public void close() throws Exception {
            task.get();
        }
    }

    /// Checks that a jar is readable, and returns its path.
    public static Path jar(String program) {
        Path jar = Path.of(program);
        if (Files.isReadable(jar)) return jar;
        throw NO_PROGRAM.what("The jar %s cannot be read.", program).fix("Check the path.");
    }

    private static String manifestMain(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes attributes = file.getManifest() == null
                    ? new Attributes()
                    : file.getManifest().getMainAttributes();
            String flinks = attributes.getValue(FLINK_MAIN);
            String name = flinks != null ? flinks : attributes.getValue(Attributes.Name.MAIN_CLASS);
            if (name != null) return name;
        }
        throw NO_PROGRAM
                .what("The manifest of %s names no main class.", jar)
                .fix("Name the main class: run -c CLASS %s.", jar);
    }

    private void invoke(ClassLoader loader, String name) throws Exception {
        Method main;
        try {
            main = Class.forName(name, true, loader).getMethod("main", String[].class);
        } catch (ClassNotFoundException missing) {
            throw NO_PROGRAM
                    .what("The class %s does not exist.", name)
                    .why("The class is neither in the jar nor on --classpath.")
                    .fix("Check the name, and that the jar contains the class.");
        } catch (NoSuchMethodException missing) {
            throw noMain(name);
        }
        if (!Modifier.isStatic(main.getModifiers())) throw noMain(name);
        try {
            main.invoke(null, (Object) arguments.toArray(String[]::new));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Error cause) throw cause;
            throw new ProgramInvocationException("the main method of " + name + " failed", thrown.getCause());
        }
    }

    private static RuntimeException noMain(String name) {
        return NO_MAIN.what("%s has no public static void main(String[]).", name)
                .fix("Name another class with -c.");
    }
}
