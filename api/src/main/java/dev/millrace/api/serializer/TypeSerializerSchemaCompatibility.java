package dev.millrace.api.serializer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether a new serializer can follow an old one, and what it takes.
public class TypeSerializerSchemaCompatibility<T> {
    private enum Answer {
        AS_IS,
        AFTER_MIGRATION,
        WITH_RECONFIGURED_SERIALIZER,
        INCOMPATIBLE
    }

    private final Answer answer;
    private final @Nullable TypeSerializer<T> reconfigured;

    private TypeSerializerSchemaCompatibility(Answer answer, @Nullable TypeSerializer<T> reconfigured) {
        this.answer = answer;
        this.reconfigured = reconfigured;
    }

    /// The new serializer reads the old bytes.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleAsIs() {
        return new TypeSerializerSchemaCompatibility<>(Answer.AS_IS, null);
    }

    /// The old bytes must be read by the old serializer and written by the new one.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleAfterMigration() {
        return new TypeSerializerSchemaCompatibility<>(Answer.AFTER_MIGRATION, null);
    }

    /// This serializer is to be used in place of the new one, and reads the old bytes.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleWithReconfiguredSerializer(
            TypeSerializer<T> reconfiguredSerializer) {
        return new TypeSerializerSchemaCompatibility<>(
                Answer.WITH_RECONFIGURED_SERIALIZER, Objects.requireNonNull(reconfiguredSerializer));
    }

    /// The new serializer cannot take over.
    public static <T> TypeSerializerSchemaCompatibility<T> incompatible() {
        return new TypeSerializerSchemaCompatibility<>(Answer.INCOMPATIBLE, null);
    }

    /// Whether nothing needs to be done.
    public boolean isCompatibleAsIs() {
        return answer == Answer.AS_IS;
    }

    /// Whether old bytes must be rewritten.
    public boolean isCompatibleAfterMigration() {
        return answer == Answer.AFTER_MIGRATION;
    }

    /// Whether [#getReconfiguredSerializer] is to be used.
    public boolean isCompatibleWithReconfiguredSerializer() {
        return answer == Answer.WITH_RECONFIGURED_SERIALIZER;
    }

    /// The serializer to use in place of the new one.
    ///
    /// @throws IllegalStateException if none is needed
    public TypeSerializer<T> getReconfiguredSerializer() {
        if (reconfigured == null) throw new IllegalStateException("No reconfigured serializer is needed: " + this);
        return reconfigured;
    }

    /// Whether the new serializer cannot take over.
    public boolean isIncompatible() {
        return answer == Answer.INCOMPATIBLE;
    }

    @Override
    public String toString() {
        return "TypeSerializerSchemaCompatibility{" + answer + "}";
    }
}
