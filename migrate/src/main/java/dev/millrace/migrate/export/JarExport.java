package dev.millrace.migrate.export;

import dev.millrace.migrate.NamesTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/// Turns a jar that was written against Millrace into a jar for Flink 2.x. Replaces names in class files and service
/// files, leaves out classes of Millrace, and finds what Flink does not have.
public final class JarExport {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICES = "META-INF/services/";
    private static final String CLASS_FILE = ".class";
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
    private static final Pattern ENGINE = Pattern.compile(
            "(META-INF/versions/\\d+/)?dev/millrace/(api|asm|base|cep|client|cli|cluster|connector|exchange|flink1"
                    + "|format|graph|jackson|metrics|migrate|network|picocli|processor|rocksdb|runtime|server|state"
                    + "|testkit)/.*|META-INF/maven/dev\\.millrace/.*");
    /// The class file version of Java 1 is 45.
    private static final int VERSION_OFFSET = 44;

    /// Artifacts of Flink that are not part of its distribution, by the packages of their classes.
    private static final Map<String, String> ARTIFACTS = Map.of(
            "org/apache/flink/formats/avro/", "flink-avro",
            "org/apache/flink/connector/datagen/", "flink-connector-datagen",
            "org/apache/flink/state/api/", "flink-state-processor-api",
            "org/apache/flink/metrics/dropwizard/", "flink-metrics-dropwizard");

    private final NamesTable table = NamesTable.flink();
    private final ExportNames names = new ExportNames(table);
    private final MissingInFlink missing = MissingInFlink.read(table);
    private final ExportedClasses program = new ExportedClasses();
    private final Map<String, ClassNode> nodes = new LinkedHashMap<>();
    private final SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
    private final List<ExportProblem> problems = new ArrayList<>();
    private final TreeSet<String> artifacts = new TreeSet<>();
    private int dropped;
    private int javaRelease;

    private JarExport() {}

    /// Exports a program.
    ///
    /// @param jar the content of the jar
    /// @throws dev.millrace.base.fault.MillraceException if the jar does not use Millrace
    public static ExportReport of(InputStream jar) throws IOException {
        JarExport export = new JarExport();
        export.read(jar);
        return export.rewrite();
    }

    private void read(InputStream jar) throws IOException {
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (entry.isDirectory() || SIGNATURE.matcher(name).matches()) continue;
            if (ENGINE.matcher(name).matches()) {
                dropped++;
                continue;
            }
            byte[] content = zip.readAllBytes();
            entries.put(name, content);
            if (name.endsWith(CLASS_FILE)) addClass(name, content);
        }
    }

    private void addClass(String name, byte[] content) {
        ClassNode node = new ClassNode();
        try {
            new ClassReader(content).accept(node, 0);
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw ExportFaults.CLASS_FILE
                    .what("The class file %s cannot be read.", name)
                    .why("%s", broken)
                    .fix("Compile the class with the newest Java release that Millrace supports, or repair the jar.");
        }
        boolean isForAll = !name.startsWith("META-INF/") && !name.equals("module-info.class");
        if (isForAll) javaRelease = Math.max(javaRelease, (node.version & 0xFFFF) - VERSION_OFFSET);
        nodes.put(name, node);
        program.add(node);
    }

    private ExportReport rewrite() throws IOException {
        int renamed = 0;
        for (ClassNode node : nodes.values()) problems.addAll(UseCheck.of(program, missing, node));
        for (ClassNode node : nodes.values()) problems.addAll(LambdaTypes.unknown(program, node));
        for (Map.Entry<String, ClassNode> each : nodes.entrySet()) {
            byte[] before = entries.get(each.getKey());
            if (before == null || !isConcerned(before)) continue;
            entries.put(each.getKey(), renamed(each.getValue()));
            renamed++;
        }
        if (renamed == 0) {
            throw ExportFaults.NO_PROGRAM
                    .what("No class of the jar uses Millrace.")
                    .fix("Use the jar of a program. A jar that was built against Flink needs no export.");
        }
        SequencedMap<String, byte[]> all = new LinkedHashMap<>();
        byte[] manifest = entries.remove(MANIFEST);
        if (manifest != null) all.put(MANIFEST, withoutDigests(manifest));
        for (Map.Entry<String, byte[]> each : entries.entrySet()) {
            if (each.getKey().startsWith(SERVICES)) putService(each.getKey(), each.getValue(), all);
            else all.put(each.getKey(), each.getValue());
        }
        return new ExportReport(all, problems, renamed, dropped, javaRelease, List.copyOf(artifacts));
    }

    /// Returns whether a class file contains a name of Millrace.
    private static boolean isConcerned(byte[] classFile) {
        String text = new String(classFile, StandardCharsets.ISO_8859_1);
        return text.contains(ExportNames.OWN_PATH) || text.contains(ExportNames.OWN);
    }

    private byte[] renamed(ClassNode node) {
        node.innerClasses = innerClasses(node);
        ClassWriter writer = new ClassWriter(0);
        node.accept(new ClassRemapper(writer, names));
        byte[] content = writer.toByteArray();
        String text = new String(content, StandardCharsets.ISO_8859_1);
        ARTIFACTS.forEach((place, artifact) -> {
            if (text.contains(place)) artifacts.add(artifact);
        });
        return content;
    }

    /// Leaves out the entries of classes that have another outer class in Flink.
    private List<InnerClassNode> innerClasses(ClassNode node) {
        return node.innerClasses.stream()
                .filter(each -> {
                    String inner = names.map(each.name);
                    boolean isMoved = !inner.equals(each.name)
                            && each.outerName != null
                            && !inner.equals(names.map(each.outerName) + "$" + each.innerName);
                    return !isMoved;
                })
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static byte[] withoutDigests(byte[] content) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(content));
        manifest.getEntries().clear();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
    }

    /// Renames a service and its providers. Leaves out providers of Millrace that are not part of the program.
    private void putService(String entry, byte[] content, SequencedMap<String, byte[]> all) {
        String service = entry.substring(SERVICES.length());
        List<String> providers = new String(content, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith(ExportNames.OWN)
                        || program.find(line.strip().replace('.', '/')) != null)
                .toList();
        String renamed = names.mapName(service);
        boolean isOurs = renamed.startsWith(ExportNames.OWN) && program.find(service.replace('.', '/')) == null;
        if (isOurs && !providers.isEmpty()) {
            problems.add(
                    new ExportProblem(ExportProblem.Kind.IGNORED, "Flink does not load the service " + service, entry));
        }
        if (providers.isEmpty()) return;
        String text = providers.stream().map(names::mapName).collect(Collectors.joining("\n", "", "\n"));
        all.merge(SERVICES + renamed, text.getBytes(StandardCharsets.UTF_8), JarExport::joined);
    }

    private static byte[] joined(byte[] one, byte[] two) {
        return (new String(one, StandardCharsets.UTF_8) + new String(two, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }
}
