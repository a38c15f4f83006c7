package dev.millrace.migrate;

import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Lists generic signatures that differ from Flink's on purpose. A member with such a signature counts as present.
final class Deliberate {
    private static final String RAW = "Flink's signature has a raw type; each call compiles with either";
    private static final String JACKSON = "the object mapper may be one of Jackson 2 or 3";

    /// The reasons, by the simple class name and the member as the page writes it.
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

    /// Returns why a member differs on purpose.
    static Optional<String> reason(String className, String member) {
        return Optional.ofNullable(REASONS.get(name(className, member)));
    }

    /// Returns a member with its class, as the page writes it.
    static String name(String className, String member) {
        return Descriptors.simple(className) + "." + member;
    }
}
