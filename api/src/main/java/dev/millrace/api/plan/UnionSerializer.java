package dev.millrace.api.plan;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.util.Preconditions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes elements of one of two inputs. A byte that identifies the input precedes the element.
public final class UnionSerializer<T1, T2> extends TypeSerializer<TaggedUnion<T1, T2>> {
    private static final long serialVersionUID = 1L;
    private static final int TAG_ONE = 1;
    private static final int TAG_TWO = 2;

    private final TypeSerializer<T1> one;
    private final TypeSerializer<T2> two;

    /// Creates a serializer.
    ///
    /// @param oneSerializer serializes elements of the first input
    /// @param twoSerializer serializes elements of the second input
    public UnionSerializer(TypeSerializer<T1> oneSerializer, TypeSerializer<T2> twoSerializer) {
        this.one = oneSerializer;
        this.two = twoSerializer;
    }

    TypeSerializer<?>[] nested() {
        return new TypeSerializer<?>[] {one, two};
    }

    @Override
    public boolean isImmutableType() {
        return one.isImmutableType() && two.isImmutableType();
    }

    @Override
    public TypeSerializer<TaggedUnion<T1, T2>> duplicate() {
        TypeSerializer<T1> first = one.duplicate();
        TypeSerializer<T2> second = two.duplicate();
        return first == one && second == two ? this : new UnionSerializer<>(first, second);
    }

    @Override
    public TaggedUnion<T1, T2> createInstance() {
        return TaggedUnion.one(one.createInstance());
    }

    @Override
    public TaggedUnion<T1, T2> copy(TaggedUnion<T1, T2> from) {
        return from.isOne() ? TaggedUnion.one(one.copy(first(from))) : TaggedUnion.two(two.copy(second(from)));
    }

    @Override
    public TaggedUnion<T1, T2> copy(TaggedUnion<T1, T2> from, TaggedUnion<T1, T2> reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(TaggedUnion<T1, T2> record, DataOutputView target) throws IOException {
        target.writeByte(record.isOne() ? TAG_ONE : TAG_TWO);
        if (record.isOne()) one.serialize(first(record), target);
        else two.serialize(second(record), target);
    }

    @Override
    public TaggedUnion<T1, T2> deserialize(DataInputView source) throws IOException {
        return source.readByte() == TAG_ONE
                ? TaggedUnion.one(one.deserialize(source))
                : TaggedUnion.two(two.deserialize(source));
    }

    @Override
    public TaggedUnion<T1, T2> deserialize(TaggedUnion<T1, T2> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        byte tag = source.readByte();
        target.writeByte(tag);
        if (tag == TAG_ONE) one.copy(source, target);
        else two.copy(source, target);
    }

    private static <T1> T1 first(TaggedUnion<T1, ?> union) {
        return Preconditions.checkNotNull(union.getOne(), "elements are never null");
    }

    private static <T2> T2 second(TaggedUnion<?, T2> union) {
        return Preconditions.checkNotNull(union.getTwo(), "elements are never null");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnionSerializer<?, ?> that && that.one.equals(one) && that.two.equals(two);
    }

    @Override
    public int hashCode() {
        return 31 * one.hashCode() + two.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<TaggedUnion<T1, T2>> snapshotConfiguration() {
        return new UnionSerializerSnapshot<>(this);
    }
}
