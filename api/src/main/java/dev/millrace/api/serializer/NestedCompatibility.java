package dev.millrace.api.serializer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What a list of new snapshots says of old ones of the same length.
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

    /// @param place names a part for people
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

    /// A sentence of both, if the reason lacks a subject, or one before the other.
    static String join(String place, String reason) {
        return place + (reason.matches("(was|is|are|cannot) .*") ? " " : ": ") + reason;
    }

    /// "was this and is now that".
    static String change(TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> old) {
        String before = Words.exact(old);
        String after = Words.exact(now);
        return before.equals(after)
                ? "is written differently by %s now".formatted(after)
                : "was %s and is now %s".formatted(before, after);
    }

    /// Why one of them cannot follow; null if all can.
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

    /// The serializers to use if nothing is incompatible and nothing is to be migrated, some of them reconfigured.
    TypeSerializer<?>[] serializers() {
        TypeSerializer<?>[] serializers = new TypeSerializer<?>[now.length];
        for (int i = 0; i < serializers.length; i++) {
            serializers[i] = answers.get(i).isCompatibleWithReconfiguredSerializer()
                    ? answers.get(i).getReconfiguredSerializer()
                    : now[i].restoreSerializer();
        }
        return serializers;
    }

    /// The serializers that read the old bytes of each as the new type, if nothing is incompatible.
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
