package dev.millrace.migrate.jar;

import dev.millrace.migrate.NamesTable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/// Replaces Flink's names by Millrace's in class files: in references, descriptors, signatures, annotations and
/// dynamic calls, and in strings that consist of such a name. Serialized lambdas and reflection use such
/// strings. Thread-safe.
final class FlinkNames extends Remapper {
    /// The prefix of all Flink classes.
    static final String FLINK = "org.apache.flink.";

    private static final String FLINK_PATH = "org/apache/flink/";

    /// The packages of Flink's relocated libraries. Programs that use them get the original libraries.
    private static final Pattern SHADED = Pattern.compile("org[/.]apache[/.]flink[/.](?:"
            + "shaded[/.](?:jackson\\d*|guava\\d*)[/.](?=com[/.](?:fasterxml[/.]jackson|google)[/.])"
            + "|avro[/.]shaded[/.](?=org[/.]apache[/.]avro[/.]))(.*)");

    private final NamesTable names;

    FlinkNames(NamesTable names) {
        super(Opcodes.ASM9);
        this.names = names;
    }

    /// Returns Millrace's class for a Flink class, both with dots; null if there is none.
    @Nullable
    String ours(String binaryName) {
        return binaryName.startsWith(FLINK) ? names.ours(binaryName).orElse(null) : null;
    }

    /// Returns the original name of a class that Flink has relocated, with the same separators; null if the class
    /// is not relocated.
    static @Nullable String library(String name) {
        if (!name.startsWith(FLINK) && !name.startsWith(FLINK_PATH)) return null;
        Matcher shaded = SHADED.matcher(name);
        return shaded.matches() ? shaded.group(1) : null;
    }

    /// Returns Flink's class for a Millrace class, both with dots; null if there is none.
    @Nullable
    String flinks(String binaryName) {
        return names.flinks(binaryName).orElse(null);
    }

    @Override
    public String map(String internalName) {
        if (!internalName.startsWith(FLINK_PATH)) return internalName;
        String library = library(internalName);
        if (library != null) return library;
        String ours = ours(internalName.replace('/', '.'));
        return ours == null ? internalName : ours.replace('.', '/');
    }

    @Override
    public Object mapValue(Object value) {
        return value instanceof String text ? mapText(text) : super.mapValue(value);
    }

    private String mapText(String text) {
        if (text.contains(FLINK_PATH)) return mapPath(text);
        if (!text.startsWith(FLINK)) return text;
        String library = library(text);
        if (library != null) return library;
        String ours = ours(text);
        return ours == null ? text : ours;
    }

    private String mapPath(String text) {
        try {
            if (text.startsWith("(")) return mapMethodDesc(text);
            boolean isField = text.endsWith(";") && (text.startsWith("L") || text.startsWith("["));
            return isField ? mapDesc(text) : map(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException onlyLooksLikeOne) {
            return text;
        }
    }
}
