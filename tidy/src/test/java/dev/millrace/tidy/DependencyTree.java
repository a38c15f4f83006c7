package dev.millrace.tidy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Determines the jars that a project gets with artifacts of Millrace, from the project files of the artifacts. Shows
/// them as `mvn dependency:tree` does: each artifact where it is nearest to the root.
final class DependencyTree {
    private static final String OWN_GROUP = "dev.millrace";

    private final Map<String, Pom> modules = new LinkedHashMap<>();
    private final Pom root;
    private final List<Node> top;
    private final Set<String> artifacts = new HashSet<>();

    private static final class Node {
        final Pom.Dependency dependency;
        final String version;
        final String scope;
        final List<Node> children = new ArrayList<>();

        Node(Pom.Dependency dependency, String version, String scope) {
            this.dependency = dependency;
            this.version = version;
            this.scope = scope;
        }
    }

    /// @param wanted the dependencies of the project
    DependencyTree(List<Pom.Dependency> wanted) throws IOException {
        root = Pom.read(Project.ROOT.resolve("pom.xml"));
        for (Pom each : Pom.modules(Project.ROOT)) modules.put(each.artifact(), each);
        top = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>();
        for (Pom.Dependency each : wanted) add(each, each.scope(), top, open);
        Node next;
        while ((next = open.poll()) != null) {
            for (Pom.Dependency each : transitive(next.dependency)) {
                boolean isRuntime = each.scope().equals("runtime") && next.scope.equals("compile");
                if (each.isForUsers()) add(each, isRuntime ? "runtime" : next.scope, next.children, open);
            }
        }
    }

    /// Returns the artifacts without their groups.
    Set<String> artifacts() {
        return artifacts;
    }

    /// Returns the lines of the tree, without the line of the project.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        print(top, "", lines);
        return lines;
    }

    private static void print(List<Node> nodes, String indent, List<String> lines) {
        for (Node each : nodes) {
            boolean isLast = each == nodes.getLast();
            Pom.Dependency is = each.dependency;
            lines.add(indent + (isLast ? "\\- " : "+- ") + is.group() + ":" + is.artifact() + ":jar:" + each.version
                    + ":" + each.scope);
            print(each.children, indent + (isLast ? "   " : "|  "), lines);
        }
    }

    private void add(Pom.Dependency wanted, String scope, List<Node> siblings, Deque<Node> open) throws IOException {
        if (!artifacts.add(wanted.artifact())) return;
        Node node = new Node(wanted, version(wanted), scope);
        siblings.add(node);
        open.add(node);
    }

    private List<Pom.Dependency> transitive(Pom.Dependency of) throws IOException {
        if (!of.group().equals(OWN_GROUP)) return Pom.read(pomFile(of)).dependencies();
        List<Pom.Dependency> all = new ArrayList<>(module(of).dependencies());
        all.addAll(root.dependencies());
        return all;
    }

    private String version(Pom.Dependency of) {
        if (of.group().equals(OWN_GROUP)) return module(of).version();
        return pomFile(of).getParent().getFileName().toString();
    }

    private Pom module(Pom.Dependency of) {
        return Optional.ofNullable(modules.get(of.artifact()))
                .orElseThrow(() -> new AssertionError(of.artifact() + " is no module"));
    }

    /// Returns the project file of a library. A local repository has the file beside the jar.
    private static Path pomFile(Pom.Dependency of) {
        Stream<String> classPath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
        Path jar = classPath
                .filter(path -> path.contains("/" + of.artifact() + "/"))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith(of.artifact() + "-"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(of + " is not on the class path of the tests"));
        Path pom = jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom"));
        if (!Files.exists(pom)) throw new AssertionError(pom + " does not exist");
        return pom;
    }
}
