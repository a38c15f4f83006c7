package dev.millrace.runtime.window.record;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.api.serializer.CompositeTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.base.fault.Check;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Serializes records of either input of a join: the input, then the record.
public final class SidesSerializer extends TypeSerializer<TaggedUnion<Object, Object>> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<Object> one;
    private final TypeSerializer<Object> two;

    /// Creates a serializer that uses the serializers of both inputs.
    public SidesSerializer(TypeSerializer<Object> one, TypeSerializer<Object> two) {
        this.one = one;
        this.two = two;
    }

    @Override
    public boolean isImmutableType() {
        return one.isImmutableType() && two.isImmutableType();
    }

    @Override
    public TypeSerializer<TaggedUnion<Object, Object>> duplicate() {
        return new SidesSerializer(one.duplicate(), two.duplicate());
    }

    @Override
    public TaggedUnion<Object, Object> createInstance() {
        return TaggedUnion.one(one.createInstance());
    }

    @Override
    public TaggedUnion<Object, Object> copy(TaggedUnion<Object, Object> from) {
        return from.isOne() ? TaggedUnion.one(one.copy(first(from))) : TaggedUnion.two(two.copy(second(from)));
    }

    private static Object first(TaggedUnion<Object, Object> union) {
        return Check.present(union.getOne(), "the record of a side");
    }

    private static Object second(TaggedUnion<Object, Object> union) {
        return Check.present(union.getTwo(), "the record of a side");
    }

    @Override
    public TaggedUnion<Object, Object> copy(TaggedUnion<Object, Object> from, TaggedUnion<Object, Object> reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(TaggedUnion<Object, Object> union, DataOutputView target) throws IOException {
        target.writeBoolean(union.isOne());
        if (union.isOne()) one.serialize(first(union), target);
        else two.serialize(second(union), target);
    }

    @Override
    public TaggedUnion<Object, Object> deserialize(DataInputView source) throws IOException {
        return source.readBoolean()
                ? TaggedUnion.one(one.deserialize(source))
                : TaggedUnion.two(two.deserialize(source));
    }

    @Override
    public TaggedUnion<Object, Object> deserialize(TaggedUnion<Object, Object> reuse, DataInputView source)
            throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SidesSerializer that && one.equals(that.one) && two.equals(that.two);
    }

    @Override
    public int hashCode() {
        return Objects.hash(one, two);
    }

    @Override
    public TypeSerializerSnapshot<TaggedUnion<Object, Object>> snapshotConfiguration() {
        return new Snapshot(this);
    }

    /// Describes the configuration of a [SidesSerializer].
    public static final class Snapshot
            extends CompositeTypeSerializerSnapshot<TaggedUnion<Object, Object>, SidesSerializer> {

        /// Creates an empty snapshot, which is then read.
        public Snapshot() {}

        /// Creates the snapshot of a serializer.
        public Snapshot(SidesSerializer serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(SidesSerializer outerSerializer) {
            return new TypeSerializer<?>[] {outerSerializer.one, outerSerializer.two};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected SidesSerializer createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
            return new SidesSerializer(
                    (TypeSerializer<Object>) nestedSerializers[0], (TypeSerializer<Object>) nestedSerializers[1]);
        }
    }
}
