package dev.millrace.migrate.source;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rewrites Maven and Gradle build files: replaces dependencies on Flink by dependencies on Millrace. All other
/// text remains unchanged. Thread-safe.
public final class BuildRewriter {
    private static final String GROUP = "dev.millrace";
    private static final String ENGINE = "millrace-runtime";
    private static final String FLINK1 = "millrace-flink1";
    private static final String FILES = "millrace-connector-files";
    private static final String TEXT = "millrace-format-text";
    private static final String TESTKIT = "millrace-testkit";
    private static final String AVRO = "millrace-format-avro";
    private static final String CEP = "millrace-cep";
    private static final String METRICS = "millrace-metrics";
    private static final String ROCKSDB = "millrace-state-rocksdb";
    private static final String STATE_PROCESSOR = "millrace-state-processor";

    /// By Flink's artifact without a Scala version. An empty value means that no dependency is needed.
    private static final Map<String, String> ARTIFACTS = Map.ofEntries(
            Map.entry("flink-streaming-java", ENGINE),
            Map.entry("flink-java", FLINK1),
            Map.entry("flink-core", ENGINE),
            Map.entry("flink-core-api", ENGINE),
            Map.entry("flink-runtime", ENGINE),
            Map.entry("flink-clients", ENGINE),
            Map.entry("flink-annotations", ENGINE),
            Map.entry("flink-connector-base", ENGINE),
            Map.entry("flink-connector-datagen", ENGINE),
            Map.entry("flink-connector-files", FILES),
            Map.entry("flink-file-sink-common", FILES),
            Map.entry("flink-csv", TEXT),
            Map.entry("flink-json", TEXT),
            Map.entry("flink-avro", AVRO),
            Map.entry("flink-cep", CEP),
            Map.entry("flink-test-utils", TESTKIT),
            Map.entry("flink-test-utils-junit", TESTKIT),
            Map.entry("flink-state-processor-api", STATE_PROCESSOR),
            Map.entry("flink-runtime-web", ""),
            Map.entry("flink-metrics-dropwizard", METRICS),
            Map.entry("flink-statebackend-rocksdb", ROCKSDB));

    /// Matches a Scala version, as a number or as a property.
    private static final Pattern SCALA = Pattern.compile("_(?:2\\.1\\d|\\$\\{?[\\w.]+\\}?)$");

    private static final Pattern MAVEN_DEPENDENCY = Pattern.compile(
            "[ \\t]*<dependency>\\s*(?:(?!</dependency>).)*?<groupId>\\s*org\\.apache\\.flink\\s*</groupId>"
                    + "(?:(?!</dependency>).)*?</dependency>[ \\t]*\\n?",
            Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>\\s*([\\w.${}-]+)\\s*</artifactId>");
    private static final Pattern GROUP_ID = Pattern.compile("<groupId>\\s*org\\.apache\\.flink\\s*</groupId>");
    private static final Pattern VERSION = Pattern.compile("<version>[^<]*</version>");
    /// Matches the parts that make a dependency one on an artifact's test jar, which contains Flink's
    /// test harnesses.
    private static final Pattern MAVEN_TESTS =
            Pattern.compile("[ \\t]*<(?:classifier>\\s*tests\\s*</classifier|type>\\s*test-jar\\s*</type)>[ \\t]*\\n?");
    private static final Pattern GRADLE_TESTS = Pattern.compile("(:[^:]*):tests(@\\w+)?$");
    private static final Pattern GRADLE_LINE =
            Pattern.compile("[^\\n]*(['\"])org\\.apache\\.flink:([\\w.${}-]+)(:[^'\"]*)?\\1[^\\n]*\\n?");

    private static final int JAVA = 25;
    private static final Pattern MAVEN_JAVA = Pattern.compile(
            "<([\\w.-]*(?:java\\.version|compiler\\.(?:source|target|release))|source|target|release)>\\s*"
                    + "(?:1\\.)?(?<release>\\d{1,2})\\s*</\\1>");
    private static final Pattern GRADLE_JAVA = Pattern.compile("(?:(?:source|target)Compatibility\\s*=?\\s*"
            + "|JavaLanguageVersion\\.of\\(\\s*|options\\.release(?:\\.set\\(|\\s*=)\\s*|javaVersion\\s*=\\s*)"
            + "(?:JavaVersion\\.VERSION_)?['\"]?(?:1[._])?(?<release>\\d{1,2})\\b(?!\\.)");

    private final String version;

    /// @param version of Millrace
    public BuildRewriter(String version) {
        this.version = version;
    }

    /// @param text of a `pom.xml`
    public Rewritten maven(String text) {
        Edits edits = new Edits(text);
        Set<String> there = new HashSet<>();
        Matcher found = MAVEN_DEPENDENCY.matcher(text);
        while (found.find()) {
            Matcher artifact = ARTIFACT.matcher(found.group());
            if (!artifact.find()) continue;
            String ours = replacement(artifact.group(1), found.start() + artifact.start(), edits);
            if (ours == null) continue;
            Matcher tests = MAVEN_TESTS.matcher(found.group());
            if (tests.find()) ours = TESTKIT;
            boolean isNeeded = !ours.isEmpty() && there.add(ours);
            String dependency = tests.replaceAll("");
            edits.replace(found.start(), found.end(), isNeeded ? mavenDependency(dependency, ours) : "");
        }
        remarkJava(MAVEN_JAVA, text, edits);
        return edits.result();
    }

    private String mavenDependency(String dependency, String artifact) {
        String renamed = GROUP_ID.matcher(dependency).replaceFirst("<groupId>" + GROUP + "</groupId>");
        renamed = ARTIFACT.matcher(renamed).replaceFirst("<artifactId>" + artifact + "</artifactId>");
        return VERSION.matcher(renamed).replaceFirst(Matcher.quoteReplacement("<version>" + version + "</version>"));
    }

    /// @param text of a Gradle script in either language
    public Rewritten gradle(String text) {
        Edits edits = new Edits(text);
        Set<String> there = new HashSet<>();
        Matcher found = GRADLE_LINE.matcher(text);
        while (found.find()) {
            String ours = replacement(found.group(2), found.start(2), edits);
            if (ours == null) continue;
            if (found.group(3) != null && GRADLE_TESTS.matcher(found.group(3)).find()) ours = TESTKIT;
            boolean isNeeded = !ours.isEmpty() && there.add(ours);
            edits.replace(found.start(), found.end(), isNeeded ? gradleLine(found.toMatchResult(), ours) : "");
        }
        remarkJava(GRADLE_JAVA, text, edits);
        return edits.result();
    }

    private String gradleLine(MatchResult line, String artifact) {
        String versioned = line.group(3) == null ? "" : ":" + version;
        String all = line.group();
        int from = line.start(2) - line.start() - "org.apache.flink:".length();
        int to = line.end(3) < 0 ? line.end(2) - line.start() : line.end(3) - line.start();
        return all.substring(0, from) + GROUP + ":" + artifact + versioned + all.substring(to);
    }

    /// Adds a remark if the program is compiled for a Java version that cannot read Millrace's classes.
    private static void remarkJava(Pattern settings, String text, Edits edits) {
        Matcher found = settings.matcher(text);
        while (found.find()) {
            int release = Integer.parseInt(found.group("release"));
            if (release < JAVA)
                edits.remark(found.start("release"), "Millrace needs Java " + JAVA + ", and this says " + release);
        }
    }

    private static @Nullable String replacement(String artifact, int at, Edits edits) {
        String ours = ARTIFACTS.get(SCALA.matcher(artifact).replaceFirst(""));
        if (ours == null) edits.remark(at, "there is nothing for " + artifact + " here yet");
        return ours;
    }
}
