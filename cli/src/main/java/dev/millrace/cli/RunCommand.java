package dev.millrace.cli;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.migrate.jar.JobClassLoader;
import dev.millrace.migrate.jar.MissingPart;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a program: its main method, in this process.
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs the main method of a jar or class.")
final class RunCommand implements Callable<Integer> {
    private static final Fault NO_PROGRAM = new Fault(8001, Category.USER, "a program cannot be found");
    private static final Fault NO_MAIN = new Fault(8002, Category.USER, "a class has no main method");

    /// Flink looks here first.
    private static final String FLINK_MAIN = "program-class";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-c", "--class"},
            paramLabel = "CLASS",
            description = "Main class, if the jar's manifest has none.")
    private @Nullable String mainClass;

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "Default: the number of cores.")
    private @Nullable Integer parallelism;

    @Option(names = "-D", paramLabel = "key=value", description = "A setting, under Flink's key.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private BeginOptions begin = new BeginOptions();

    @Option(names = "--classpath", paramLabel = "PATH", description = "Where CLASS is found, besides the engine's own.")
    private List<Path> classPath = new ArrayList<>();

    @Parameters(index = "0", paramLabel = "JAR|CLASS")
    private String program = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGS")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        boolean isJar = program.endsWith(".jar");
        List<Path> places = new ArrayList<>(classPath);
        if (isJar) places.addFirst(jar());
        String name = mainClass != null ? mainClass : isJar ? manifestMain(places.getFirst()) : program;
        URL[] urls = new URL[places.size()];
        for (int i = 0; i < urls.length; i++) urls[i] = places.get(i).toUri().toURL();
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(begin.settings());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (JobClassLoader loader = new JobClassLoader(urls, Main.class.getClassLoader());
                Context _ = Context.of(parallelism, all)) {
            report(ProgramCheck.of(loader, name));
            Thread.currentThread().setContextClassLoader(loader);
            invoke(loader, name);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return Main.OK;
    }

    /// What is missing may stand in branches that are never taken, so the program runs all the same.
    private void report(List<MissingPart> missing) {
        if (missing.isEmpty()) return;
        PrintWriter err = spec.commandLine().getErr();
        err.println("millrace: the program uses what does not exist here, and fails if it gets there:");
        for (MissingPart part : missing) err.println("  " + part);
    }

    private Path jar() {
        Path jar = Path.of(program);
        if (Files.isReadable(jar)) return jar;
        throw NO_PROGRAM.what("the jar %s cannot be read", program).fix("check the path");
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
        throw NO_PROGRAM.what("the manifest of %s names no main class", jar).fix("name it: run -c CLASS %s", jar);
    }

    private void invoke(ClassLoader loader, String name) throws Exception {
        Method main;
        try {
            main = Class.forName(name, true, loader).getMethod("main", String[].class);
        } catch (ClassNotFoundException missing) {
            throw NO_PROGRAM
                    .what("there is no class %s", name)
                    .why("it is neither in the jar nor on --classpath")
                    .fix("check the name, and that the jar holds the class");
        } catch (NoSuchMethodException missing) {
            throw noMain(name);
        }
        if (!Modifier.isStatic(main.getModifiers())) throw noMain(name);
        try {
            main.invoke(null, (Object) arguments.toArray(String[]::new));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) throw cause;
            throw thrown;
        }
    }

    private static RuntimeException noMain(String name) {
        return NO_MAIN.what("%s has no public static void main(String[])", name).fix("name another class with -c");
    }
}
