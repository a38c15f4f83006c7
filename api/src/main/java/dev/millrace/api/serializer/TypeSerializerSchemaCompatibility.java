package dev.millrace.api.serializer;

import java.util.Objects;
import java.util.Optional;
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
    private final @Nullable TypeSerializer<T> reader;
    private final @Nullable String reason;

    private TypeSerializerSchemaCompatibility(
            Answer answer,
            @Nullable TypeSerializer<T> reconfigured,
            @Nullable TypeSerializer<T> reader,
            @Nullable String reason) {
        this.answer = answer;
        this.reconfigured = reconfigured;
        this.reader = reader;
        this.reason = reason;
    }

    /// The new serializer reads the old bytes.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleAsIs() {
        return new TypeSerializerSchemaCompatibility<>(Answer.AS_IS, null, null, null);
    }

    /// The old bytes must be read by the old serializer and written by the new one.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleAfterMigration() {
        return new TypeSerializerSchemaCompatibility<>(Answer.AFTER_MIGRATION, null, null, null);
    }

    /// This serializer is to be used in place of the new one, and reads the old bytes.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleWithReconfiguredSerializer(
            TypeSerializer<T> reconfiguredSerializer) {
        return new TypeSerializerSchemaCompatibility<>(
                Answer.WITH_RECONFIGURED_SERIALIZER, Objects.requireNonNull(reconfiguredSerializer), null, null);
    }

    /// The new serializer cannot take over.
    public static <T> TypeSerializerSchemaCompatibility<T> incompatible() {
        return new TypeSerializerSchemaCompatibility<>(Answer.INCOMPATIBLE, null, null, null);
    }

    /// The same, with a serializer that reads the old bytes as values of the new type: the old one alone may not know
    /// how, if numbers inside a list became wider, say.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleAfterMigration(TypeSerializer<T> reader) {
        return new TypeSerializerSchemaCompatibility<>(
                Answer.AFTER_MIGRATION, null, Objects.requireNonNull(reader), null);
    }

    /// The same as [#incompatible()], with the reason as users are told it: which part was what, and is what now.
    public static <T> TypeSerializerSchemaCompatibility<T> incompatible(String reason) {
        return new TypeSerializerSchemaCompatibility<>(Answer.INCOMPATIBLE, null, null, Objects.requireNonNull(reason));
    }

    /// Why the new serializer cannot take over, if it was said.
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /// The serializer that reads the old bytes as values of the new type.
    ///
    /// @param declared the new serializer
    /// @param before the snapshot of the old one, whose serializer is used if a migration names no other
    /// @throws IllegalStateException if the two are incompatible
    public TypeSerializer<T> reader(TypeSerializer<T> declared, TypeSerializerSnapshot<T> before) {
        return switch (answer) {
            case AS_IS -> declared;
            case WITH_RECONFIGURED_SERIALIZER -> getReconfiguredSerializer();
            case AFTER_MIGRATION -> reader != null ? reader : before.restoreSerializer();
            case INCOMPATIBLE -> throw new IllegalStateException("Nothing can read the old bytes: " + this);
        };
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
        return "TypeSerializerSchemaCompatibility{" + answer + (reason == null ? "" : ": " + reason) + "}";
    }
}
