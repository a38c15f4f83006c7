package dev.millrace.api.serializer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Compares a list of new snapshots with a list of old snapshots of the same length.
final class NestedCompatibility {
    private final TypeSerializerSnapshot<?>[] now;
    private final TypeSerializerSnapshot<?>[] old;
    private final List<TypeSerializerSchemaCompatibility<?>> answers = new ArrayList<>();
    private final @Nullable String reason;

    private NestedCompatibility(
            TypeSerializerSnapshot<?>[] now, TypeSerializerSnapshot<?>[] old, IntFunction<String> place) {
        this.now = now;
        this.old = old;
        String first = null;
        for (int i = 0; i < now.length; i++) {
            TypeSerializerSchemaCompatibility<?> answer = resolve(now[i], old[i]);
            answers.add(answer);
            if (answer.isIncompatible() && first == null) first = join(place.apply(i), reason(answer, now[i], old[i]));
        }
        reason = first;
    }

    /// @param place returns the name of a part for messages
    static NestedCompatibility of(
            TypeSerializerSnapshot<?>[] now, TypeSerializerSnapshot<?>[] old, IntFunction<String> place) {
        return new NestedCompatibility(now, old, place);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TypeSerializerSchemaCompatibility<?> resolve(
            TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> old) {
        if (old instanceof UnreadableSnapshot<?> unreadable) {
            return TypeSerializerSchemaCompatibility.incompatible("cannot be read: " + unreadable.why());
        }
        return ((TypeSerializerSnapshot) now).resolveSchemaCompatibility((TypeSerializerSnapshot) old);
    }

    private static String reason(
            TypeSerializerSchemaCompatibility<?> answer, TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> old) {
        return answer.reason().orElseGet(() -> change(now, old));
    }

    /// Joins a place and a reason. If the reason starts with a verb, the place is its subject.
    static String join(String place, String reason) {
        return place + (reason.matches("(was|is|are|cannot) .*") ? " " : ": ") + reason;
    }

    /// Returns the text "was … and is now …".
    static String change(TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> old) {
        String before = Words.exact(old);
        String after = Words.exact(now);
        return before.equals(after)
                ? "is written differently by %s now".formatted(after)
                : "was %s and is now %s".formatted(before, after);
    }

    /// Returns why a part is incompatible; null if all parts are compatible.
    @Nullable
    String reason() {
        return reason;
    }

    boolean migration() {
        return answers.stream().anyMatch(TypeSerializerSchemaCompatibility::isCompatibleAfterMigration);
    }

    boolean reconfigured() {
        return answers.stream().anyMatch(TypeSerializerSchemaCompatibility::isCompatibleWithReconfiguredSerializer);
    }

    /// Returns the serializers to use if all parts are compatible without migration. Some of them may be reconfigured.
    TypeSerializer<?>[] serializers() {
        TypeSerializer<?>[] serializers = new TypeSerializer<?>[now.length];
        for (int i = 0; i < serializers.length; i++) {
            serializers[i] = answers.get(i).isCompatibleWithReconfiguredSerializer()
                    ? answers.get(i).getReconfiguredSerializer()
                    : now[i].restoreSerializer();
        }
        return serializers;
    }

    /// Returns the serializers that read the old bytes as values of the new types, if all parts are compatible.
    TypeSerializer<?>[] readers() {
        TypeSerializer<?>[] readers = new TypeSerializer<?>[now.length];
        for (int i = 0; i < readers.length; i++) readers[i] = reader(answers.get(i), now[i], old[i]);
        return readers;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TypeSerializer<?> reader(
            TypeSerializerSchemaCompatibility answer, TypeSerializerSnapshot now, TypeSerializerSnapshot old) {
        return answer.reader(now.restoreSerializer(), old);
    }
}
