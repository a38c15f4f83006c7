package dev.millrace.api.serializer;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says whether a new serializer is compatible with an old one, and whether a migration is needed.
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

    /// Returns the result that the new serializer reads the old bytes.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleAsIs() {
        return new TypeSerializerSchemaCompatibility<>(Answer.AS_IS, null, null, null);
    }

    /// Returns the result that a migration is needed: the old serializer reads the values and the new one writes them.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleAfterMigration() {
        return new TypeSerializerSchemaCompatibility<>(Answer.AFTER_MIGRATION, null, null, null);
    }

    /// Returns the result that a reconfigured serializer must replace the new one. The reconfigured one reads the
    /// old bytes.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleWithReconfiguredSerializer(
            TypeSerializer<T> reconfiguredSerializer) {
        return new TypeSerializerSchemaCompatibility<>(
                Answer.WITH_RECONFIGURED_SERIALIZER, Objects.requireNonNull(reconfiguredSerializer), null, null);
    }

    /// Returns the result that the new serializer is incompatible.
    public static <T> TypeSerializerSchemaCompatibility<T> incompatible() {
        return new TypeSerializerSchemaCompatibility<>(Answer.INCOMPATIBLE, null, null, null);
    }

    /// Returns the result that a migration is needed, with a serializer that reads the old bytes as values of the new
    /// type. The old serializer may not be able to, for example if the numbers in a list became wider.
    public static <T> TypeSerializerSchemaCompatibility<T> compatibleAfterMigration(TypeSerializer<T> reader) {
        return new TypeSerializerSchemaCompatibility<>(
                Answer.AFTER_MIGRATION, null, Objects.requireNonNull(reader), null);
    }

    /// Returns the result that the new serializer is incompatible, with a reason for the user. The reason names the
    /// part and its old and new types.
    public static <T> TypeSerializerSchemaCompatibility<T> incompatible(String reason) {
        return new TypeSerializerSchemaCompatibility<>(Answer.INCOMPATIBLE, null, null, Objects.requireNonNull(reason));
    }

    /// Returns the reason of an incompatibility; empty if none was given.
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /// Returns the serializer that reads the old bytes as values of the new type.
    ///
    /// @param declared the new serializer
    /// @param before the snapshot of the old serializer, which reads the values if the migration has no
    /// other reader
    /// @throws IllegalStateException if the serializers are incompatible
    public TypeSerializer<T> reader(TypeSerializer<T> declared, TypeSerializerSnapshot<T> before) {
        return switch (answer) {
            case AS_IS -> declared;
            case WITH_RECONFIGURED_SERIALIZER -> getReconfiguredSerializer();
            case AFTER_MIGRATION -> reader != null ? reader : before.restoreSerializer();
            case INCOMPATIBLE -> throw new IllegalStateException("Nothing can read the old bytes: " + this);
        };
    }

    /// Returns whether the new serializer reads the old bytes.
    public boolean isCompatibleAsIs() {
        return answer == Answer.AS_IS;
    }

    /// Returns whether the old values must be migrated.
    public boolean isCompatibleAfterMigration() {
        return answer == Answer.AFTER_MIGRATION;
    }

    /// Returns whether [#getReconfiguredSerializer] must replace the new serializer.
    public boolean isCompatibleWithReconfiguredSerializer() {
        return answer == Answer.WITH_RECONFIGURED_SERIALIZER;
    }

    /// Returns the serializer that replaces the new one.
    ///
    /// @throws IllegalStateException if the new serializer needs no replacement
    public TypeSerializer<T> getReconfiguredSerializer() {
        if (reconfigured == null) throw new IllegalStateException("No reconfigured serializer is needed: " + this);
        return reconfigured;
    }

    /// Returns whether the new serializer is incompatible.
    public boolean isIncompatible() {
        return answer == Answer.INCOMPATIBLE;
    }

    @Override
    public String toString() {
        return "TypeSerializerSchemaCompatibility{" + answer + (reason == null ? "" : ": " + reason) + "}";
    }
}
