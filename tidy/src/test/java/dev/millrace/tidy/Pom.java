package dev.millrace.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Reads a Maven project file.
final class Pom {
    private final Element project;

    /// Represents a dependency as the file declares it.
    ///
    /// @param scope `compile` if the file does not set one
    record Dependency(String group, String artifact, String scope, boolean isOptional) {
        /// Returns whether users of the project get the dependency.
        boolean isForUsers() {
            return !isOptional && (scope.equals("compile") || scope.equals("runtime"));
        }
    }

    private Pom(Element project) {
        this.project = project;
    }

    static Pom read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Pom(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IOException(file + " is no project file", broken);
        }
    }

    /// Returns all project files of the build that `pom.xml` in the given directory starts, without this file.
    static List<Pom> modules(Path root) throws IOException {
        List<Pom> modules = new ArrayList<>();
        Element names = child(read(root.resolve("pom.xml")).project, "modules");
        if (names == null) return modules;
        for (Element each : children(names, "module")) {
            modules.add(read(root.resolve(each.getTextContent().strip()).resolve("pom.xml")));
        }
        return modules;
    }

    String artifact() {
        return text(project, "artifactId", "");
    }

    String group() {
        Element parent = child(project, "parent");
        return text(project, "groupId", parent == null ? "" : text(parent, "groupId", ""));
    }

    String version() {
        Element parent = child(project, "parent");
        return text(project, "version", parent == null ? "" : text(parent, "version", ""));
    }

    /// Returns whether `deploy` publishes the artifact.
    boolean isPublished() {
        Element properties = child(project, "properties");
        return properties == null
                || !text(properties, "maven.deploy.skip", "false").equals("true");
    }

    List<Dependency> dependencies() {
        return dependencies(project);
    }

    /// Returns the entries of the dependency management.
    List<Dependency> managed() {
        Element management = child(project, "dependencyManagement");
        return management == null ? List.of() : dependencies(management);
    }

    private List<Dependency> dependencies(Element parent) {
        Element all = child(parent, "dependencies");
        if (all == null) return List.of();
        return children(all, "dependency").stream()
                .map(each -> new Dependency(
                        text(each, "groupId", "").replace("${project.groupId}", group()),
                        text(each, "artifactId", ""),
                        text(each, "scope", "compile"),
                        text(each, "optional", "false").equals("true")))
                .toList();
    }

    private static String text(Element parent, String name, String absent) {
        Element child = child(parent, name);
        return child == null ? absent : child.getTextContent().strip();
    }

    private static @Nullable Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element && element.getTagName().equals(name)) found.add(element);
        }
        return found;
    }
}
