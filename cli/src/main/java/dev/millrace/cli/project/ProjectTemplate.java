package dev.millrace.cli.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes the files of a new project. The templates are those of the Maven archetype `millrace-archetype`, so both
/// ways create the same project.
final class ProjectTemplate {
    private static final String ARCHETYPE = "archetype-resources/";
    private static final String GRADLE = "gradle-resources/";
    private static final String MAIN_SOURCES = "src/main/java/";
    private static final String TEST_SOURCES = "src/test/java/";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String PROJECT_VERSION = "1.0-SNAPSHOT";

    /// The resources that each project gets; the archetype's descriptor lists the same.
    static final List<String> COMMON = List.of(
            ARCHETYPE + "README.md",
            ARCHETYPE + MAIN_SOURCES + "WordCountJob.java",
            ARCHETYPE + TEST_SOURCES + "WordCountJobTest.java");

    private final ProjectNames names;
    private final Map<String, String> values;

    ProjectTemplate(ProjectNames names) {
        this.names = names;
        this.values = Map.of(
                "groupId", names.packageName(),
                "artifactId", names.artifact(),
                "version", PROJECT_VERSION,
                "package", names.packageName(),
                "millraceVersion", names.version());
    }

    /// Writes the project. Writes nothing if one of its files exists.
    ///
    /// @return the paths of the files, relative to the directory
    /// @throws dev.millrace.base.fault.MillraceException if a file exists
    List<Path> write(BuildTool build, Path directory) throws IOException {
        SequencedMap<Path, String> files = new LinkedHashMap<>();
        List<String> resources = new ArrayList<>(COMMON);
        resources.addAll(ofBuild(build));
        for (String each : resources) files.put(place(each), text(each));
        for (Path each : files.keySet()) {
            if (Files.exists(directory.resolve(each))) {
                throw ProjectFaults.EXISTS
                        .what("%s exists already.", directory.resolve(each))
                        .fix("Use another name, or another directory with --here.");
            }
        }
        for (Map.Entry<Path, String> each : files.entrySet()) {
            Path file = directory.resolve(each.getKey());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, each.getValue());
        }
        return List.copyOf(files.keySet());
    }

    private static List<String> ofBuild(BuildTool build) {
        return switch (build) {
            case MAVEN -> List.of(ARCHETYPE + "pom.xml");
            case GRADLE -> List.of(GRADLE + "settings.gradle", GRADLE + "build.gradle");
        };
    }

    /// Returns where the file of a template belongs: sources are in the directory of their package.
    private Path place(String resource) {
        String name = resource.substring(resource.indexOf('/') + 1);
        for (String sources : List.of(MAIN_SOURCES, TEST_SOURCES)) {
            if (!name.startsWith(sources)) continue;
            String inPackage = names.packageName().replace('.', '/') + "/" + name.substring(sources.length());
            return Path.of(sources + inPackage);
        }
        return Path.of(name);
    }

    private String text(String resource) throws IOException {
        try (InputStream bytes = ProjectTemplate.class.getClassLoader().getResourceAsStream(resource)) {
            if (bytes == null) throw broken(resource + " is not on the class path.");
            String template = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return VARIABLE.matcher(template).replaceAll(found -> {
                String value = values.get(found.group(1));
                if (value == null) throw broken(resource + " has the unknown variable " + found.group(1) + ".");
                return Matcher.quoteReplacement(value);
            });
        }
    }

    private static RuntimeException broken(String what) {
        return ProjectFaults.TEMPLATE.what("%s", what).fix("Report this error in the build.");
    }
}
