package dev.millrace.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.migrate.NamesTable;
import dev.millrace.migrate.source.BuildRewriter;
import dev.millrace.migrate.source.JavaRewriter;
import dev.millrace.migrate.source.OwnClasses;
import dev.millrace.migrate.source.Remark;
import dev.millrace.migrate.source.Rewritten;
import dev.millrace.migrate.source.ScalaRewriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Migrates the sources and build files of a Flink program, and lists what needs manual work.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Rewrites a program for Flink: Java and Scala sources, Maven and Gradle files.")
final class MigrateCommand implements Callable<Integer> {
    private static final Fault NO_DIRECTORY = new Fault(8003, Category.USER, "a directory cannot be read");
    private static final Set<String> SKIPPED = Set.of("target", "build", ".git", ".gradle", ".idea", "node_modules");
    private static final int CONTEXT_LINES = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--dry-run", description = "Change nothing; print what would change as a diff.")
    private boolean isDryRun;

    @Option(
            names = "--to-version",
            paramLabel = "VERSION",
            description = "Version of Millrace to depend on. Default: ${DEFAULT-VALUE}.")
    private String version = "0.1.0-SNAPSHOT";

    @Parameters(index = "0", paramLabel = "DIR")
    private Path directory = Path.of("");

    private final List<String> byHand = new ArrayList<>();
    private int changed;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw NO_DIRECTORY
                    .what("%s is not a directory.", directory)
                    .fix("Use the directory of the program's sources.");
        }
        NamesTable names = NamesTable.flink();
        Set<String> own = own();
        JavaRewriter java = new JavaRewriter(names, own);
        ScalaRewriter scala = new ScalaRewriter(names, own);
        BuildRewriter build = new BuildRewriter(version);
        for (Path file : files()) {
            String text = read(file);
            if (text == null) continue;
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) take(file, text, java.rewrite(text));
            else if (name.endsWith(".scala")) take(file, text, scala.rewrite(text));
            else if (name.equals("pom.xml")) take(file, text, build.maven(text));
            else take(file, text, build.gradle(text));
        }
        report();
        return Main.OK;
    }

    private Set<String> own() throws IOException {
        OwnClasses own = new OwnClasses();
        for (Path file : files()) {
            String text = isSource(file) ? read(file) : null;
            if (text != null) own.add(text);
        }
        byHand.clear();
        return own.names();
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") || name.endsWith(".scala");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(this::isConcerned)
                    .sorted()
                    .toList();
        }
    }

    private boolean isConcerned(Path file) {
        for (Path part : directory.relativize(file)) {
            if (SKIPPED.contains(part.toString())) return false;
        }
        String name = file.getFileName().toString();
        return name.endsWith(".java")
                || name.endsWith(".scala")
                || name.equals("pom.xml")
                || name.endsWith(".gradle")
                || name.endsWith(".gradle.kts");
    }

    private @Nullable String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notUtf8) {
            byHand.add(directory.relativize(file) + ": left as it is, since it is not UTF-8");
            return null;
        }
    }

    private void take(Path file, String before, Rewritten after) throws IOException {
        Path name = directory.relativize(file);
        for (Remark remark : after.remarks()) byHand.add(name + ":" + remark.line() + ": " + remark.text());
        if (after.text().equals(before)) return;
        changed++;
        if (isDryRun)
            printDiff(
                    name.toString(),
                    before.lines().toList(),
                    after.text().lines().toList());
        else Files.writeString(file, after.text());
    }

    private void printDiff(String name, List<String> before, List<String> after) {
        UnifiedDiffUtils.generateUnifiedDiff(
                        "a/" + name, "b/" + name, before, DiffUtils.diff(before, after), CONTEXT_LINES)
                .forEach(out()::println);
    }

    private void report() {
        PrintWriter err = spec.commandLine().getErr();
        String verb = isDryRun ? "would change" : "changed";
        err.println(changed == 1 ? verb + " 1 file" : verb + " " + changed + " files");
        if (byHand.isEmpty()) return;
        err.println("needs a hand:");
        for (String each : byHand) err.println("  " + each);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
