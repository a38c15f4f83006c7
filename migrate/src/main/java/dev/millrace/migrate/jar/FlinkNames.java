package dev.millrace.migrate.jar;

import dev.millrace.migrate.NamesTable;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/// Puts our names in the place of Flink's wherever a class file holds one: in references, descriptors, signatures,
/// annotations and dynamic calls, and in strings that are nothing but such a name. The latter are how serialized
/// lambdas and reflection name classes. Safe to use from any thread.
final class FlinkNames extends Remapper {
    /// What every class of Flink begins with.
    static final String FLINK = "org.apache.flink.";

    private static final String FLINK_PATH = "org/apache/flink/";

    private final NamesTable names;

    FlinkNames(NamesTable names) {
        super(Opcodes.ASM9);
        this.names = names;
    }

    /// Our class for a class of Flink's, both with dots; null if there is none.
    @Nullable
    String ours(String binaryName) {
        return binaryName.startsWith(FLINK) ? names.ours(binaryName).orElse(null) : null;
    }

    /// Flink's class for one of ours, both with dots; null if there is none.
    @Nullable
    String flinks(String binaryName) {
        return names.flinks(binaryName).orElse(null);
    }

    @Override
    public String map(String internalName) {
        if (!internalName.startsWith(FLINK_PATH)) return internalName;
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
