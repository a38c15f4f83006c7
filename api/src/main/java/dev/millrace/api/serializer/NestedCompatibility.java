package dev.millrace.api.serializer;

/// What a list of new snapshots says of old ones of the same length.
///
/// @param serializers the serializers to use if nothing is incompatible, some of them reconfigured
record NestedCompatibility(
        boolean incompatible, boolean migration, boolean reconfigured, TypeSerializer<?>[] serializers) {

    static NestedCompatibility of(TypeSerializerSnapshot<?>[] now, TypeSerializerSnapshot<?>[] old) {
        boolean incompatible = false;
        boolean migration = false;
        boolean reconfigured = false;
        TypeSerializer<?>[] serializers = new TypeSerializer<?>[now.length];
        for (int i = 0; i < now.length; i++) {
            TypeSerializerSchemaCompatibility<?> answer = resolve(now[i], old[i]);
            incompatible |= answer.isIncompatible();
            migration |= answer.isCompatibleAfterMigration();
            reconfigured |= answer.isCompatibleWithReconfiguredSerializer();
            serializers[i] = answer.isCompatibleWithReconfiguredSerializer()
                    ? answer.getReconfiguredSerializer()
                    : now[i].restoreSerializer();
        }
        return new NestedCompatibility(incompatible, migration, reconfigured, serializers);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static TypeSerializerSchemaCompatibility<?> resolve(TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> old) {
        return ((TypeSerializerSnapshot) now).resolveSchemaCompatibility((TypeSerializerSnapshot) old);
    }
}
