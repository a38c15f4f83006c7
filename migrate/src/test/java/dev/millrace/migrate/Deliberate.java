package dev.millrace.migrate;

import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Generic signatures that differ from Flink's on purpose. A member with such a signature counts as here.
final class Deliberate {
    private static final String RAW = "Flink's signature has a raw type; each call compiles with either";
    private static final String JACKSON = "the object mapper may be one of Jackson 2 or 3";

    /// The reason for each member, by the name of its class and what the page calls the member.
    static final SequencedMap<String, String> REASONS = new TreeMap<>();

    static {
        REASONS.put("HybridSourceReader.pollNext(ReaderOutput): InputStatus", RAW);
        REASONS.put("JsonDeserializationSchema.new(Class, SerializableSupplier)", JACKSON);
        REASONS.put("JsonDeserializationSchema.new(TypeInformation, SerializableSupplier)", JACKSON);
        REASONS.put("JsonSerializationSchema.new(SerializableSupplier)", JACKSON);
        REASONS.put("Path.compareTo(Object): int", "a path is a Comparable<Path>");
        REASONS.put(
                "StreamExecutionEnvironment.transformations: List",
                "a plan consists of steps, which are of another class than Flink's transformations");
    }

    private Deliberate() {}

    /// Why a member differs, if on purpose.
    static Optional<String> reason(String className, String member) {
        return Optional.ofNullable(REASONS.get(name(className, member)));
    }

    /// What the page calls a member with its class.
    static String name(String className, String member) {
        return Descriptors.simple(className) + "." + member;
    }
}
