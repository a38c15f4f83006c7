package dev.millrace.tidy;

import dev.millrace.tidy.Page.Block;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Turns the Java blocks of pages into classes. A block with imports is a complete file. Any other block is the body of
/// a method, in which `env` is the environment and the packages of the API are imported.
///
/// The blocks of a page are in one package, so a block may use the types of a complete file on the same page.
final class JavaBlocks {
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record|interface|enum) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern OUTSIDE_API =
            Pattern.compile("dev\\.millrace\\.((connector|format|testkit|processor).*"
                    + "|cep(\\.(pattern(\\.conditions)?|functions|nfa\\.aftermatch))?)");
    private static final Pattern LEFT_OUT = Pattern.compile(".*\\.(v2|legacy)(\\..*)?");

    /// Represents a block as a source file.
    ///
    /// @param type the full name of its class
    /// @param before the number of lines before the code of the block
    private record Source(Block block, String type, String text, int before) {}

    private final Map<URI, Source> sources = new LinkedHashMap<>();

    JavaBlocks(List<Block> blocks) throws IOException {
        String imports = imports();
        for (Block block : blocks) {
            Source source = isWhole(block) ? whole(block) : body(block, imports);
            sources.put(URI.create("string:///" + source.type.replace('.', '/') + ".java"), source);
        }
    }

    private static boolean isWhole(Block block) {
        return block.code().stream().anyMatch(line -> line.startsWith("import "));
    }

    private static String pageName(Block block) {
        return "pages." + block.page().name().replaceAll("\\.md$", "").replaceAll("[^A-Za-z0-9]", "_");
    }

    private static Source whole(Block block) {
        String code = String.join("\n", block.code());
        Matcher type = TYPE.matcher(code);
        String name = type.find() ? type.group(1) : "Block" + block.line();
        Matcher named = PACKAGE.matcher(code);
        if (named.find()) return new Source(block, named.group(1) + "." + name, code, 0);
        String in = pageName(block);
        return new Source(block, in + "." + name, "package " + in + ";\n" + code, 1);
    }

    private static Source body(Block block, String imports) {
        String in = pageName(block);
        String name = "Block" + block.line();
        String head = "package " + in + ";\n" + imports + "final class " + name
                + " {\nstatic void block(StreamExecutionEnvironment env) throws Exception {\n";
        String text = head + String.join("\n", block.code()) + "\n}\n}\n";
        return new Source(block, in + "." + name, text, (int) head.lines().count());
    }

    /// Returns imports of all packages that programs use, except packages that repeat the names of others.
    private static String imports() throws IOException {
        TreeSet<String> packages = new TreeSet<>(List.of("java.time", "java.util", "java.util.concurrent"));
        for (Path source : Project.sources()) {
            if (!source.endsWith("package-info.java") || !source.toString().contains("/src/main/java/")) continue;
            String name = source.getParent()
                    .toString()
                    .replaceAll(".*/src/main/java/", "")
                    .replace('/', '.');
            boolean isApi = name.matches("dev\\.millrace\\.api(\\..*)?");
            boolean isMeant = isApi || OUTSIDE_API.matcher(name).matches();
            if (isMeant && !LEFT_OUT.matcher(name).matches()) packages.add(name);
        }
        StringBuilder text = new StringBuilder();
        packages.forEach(each -> text.append("import ").append(each).append(".*;\n"));
        return text.toString();
    }

    /// Compiles all blocks in one call.
    ///
    /// @return the errors of the compiler, with their positions in the pages
    List<String> compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-nowarn",
                "-parameters",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((uri, source) -> files.add(new Text(uri, source.text)));
        boolean isGood =
                compiler.getTask(null, null, found, options, null, files).call();
        List<String> wrong = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) wrong.add(text(each));
        }
        if (!isGood && wrong.isEmpty()) wrong.add("the compiler failed");
        return wrong;
    }

    private String text(Diagnostic<? extends JavaFileObject> error) {
        Source source =
                error.getSource() == null ? null : sources.get(error.getSource().toUri());
        if (source == null) return error.getMessage(null);
        long line = source.block.line() + error.getLineNumber() - 1 - source.before;
        return source.block.page().name() + ":" + line + ": " + error.getMessage(null);
    }

    /// Returns the classes with a main method.
    List<String> programs() {
        return sources.values().stream()
                .filter(source -> source.text.contains("static void main(String"))
                .map(Source::type)
                .toList();
    }

    /// Represents a source file in memory.
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(URI uri, String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
