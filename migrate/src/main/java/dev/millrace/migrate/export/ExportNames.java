package dev.millrace.migrate.export;

import dev.millrace.migrate.NamesTable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/// Replaces Millrace's names by Flink's in class files: in references, descriptors, signatures, annotations and
/// dynamic calls, and in strings that consist of such a name. Serialized lambdas and reflection use such strings.
final class ExportNames extends Remapper {
    static final String OWN = "dev.millrace.";
    static final String OWN_PATH = "dev/millrace/";

    private final NamesTable names;

    ExportNames(NamesTable names) {
        super(Opcodes.ASM9);
        this.names = names;
    }

    @Override
    public String map(String internalName) {
        return internalName.startsWith(OWN_PATH)
                ? mapName(internalName.replace('/', '.')).replace('.', '/')
                : internalName;
    }

    /// Returns Flink's class for a Millrace class, both with dots; the same name if there is none.
    String mapName(String binaryName) {
        return binaryName.startsWith(OWN) ? names.flinks(binaryName).orElse(binaryName) : binaryName;
    }

    @Override
    public Object mapValue(Object value) {
        return value instanceof String text ? mapText(text) : super.mapValue(value);
    }

    private String mapText(String text) {
        if (!text.contains(OWN_PATH)) return mapName(text);
        try {
            if (text.startsWith("(")) return mapMethodDesc(text);
            boolean isField = text.endsWith(";") && (text.startsWith("L") || text.startsWith("["));
            return isField ? mapDesc(text) : map(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException onlyLooksLikeOne) {
            return text;
        }
    }
}
