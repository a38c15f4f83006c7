package dev.millrace.state.operator;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Keeps a list of a subtask without keys. A snapshot shares immutable elements. Mutable elements are serialized
/// immediately, because the program may change them at any time, as in Flink.
final class OperatorList<T> implements ListState<T> {
    private static final int CHUNK_BYTES = 1 << 20;

    private final ListStateDescriptor<T> descriptor;
    /// How elements are redistributed when the parallelism changes.
    private final SectionKind kind;

    private final PagedList<T> elements = new PagedList<>();

    OperatorList(ListStateDescriptor<T> descriptor, SectionKind kind) {
        this.descriptor = descriptor;
        this.kind = kind;
    }

    SectionKind kind() {
        return kind;
    }

    void restore(OperatorRestore from) {
        TypeSerializer<T> declared = descriptor.getElementSerializer();
        elements.addAll(
                kind == SectionKind.UNION_LIST
                        ? from.union(descriptor.getName(), declared)
                        : from.shareOf(descriptor.getName(), declared));
    }

    OperatorSnapshot.Part snapshot(String operator) throws IOException {
        SectionSerializers forms = new SectionSerializers();
        TypeSerializer<T> serializer = forms.duplicate(OperatorRestore.ELEMENT, descriptor.getElementSerializer());
        Section section = new Section(operator, descriptor.getName(), kind, forms.written());
        return serializer.isImmutableType()
                ? new OperatorSnapshot.Elements<>(section, serializer, elements.snapshot())
                : new OperatorSnapshot.Written(section, written(serializer));
    }

    private List<OperatorSnapshot.Rows> written(TypeSerializer<T> serializer) throws IOException {
        List<OperatorSnapshot.Rows> all = new ArrayList<>();
        DataOutputSerializer out = new DataOutputSerializer(64);
        int rows = 0;
        for (T element : elements) {
            serializer.serialize(element, out);
            rows++;
            if (out.length() < CHUNK_BYTES) continue;
            all.add(new OperatorSnapshot.Rows(rows, out));
            out = new DataOutputSerializer(64);
            rows = 0;
        }
        all.add(new OperatorSnapshot.Rows(rows, out));
        return all;
    }

    @Override
    public Iterable<T> get() {
        return elements;
    }

    @Override
    public void add(T value) {
        elements.add(value);
    }

    @Override
    public void addAll(List<T> values) {
        elements.addAll(values);
    }

    @Override
    public void update(List<T> values) {
        List<T> copy = List.copyOf(values);
        elements.clear();
        elements.addAll(copy);
    }

    @Override
    public void clear() {
        elements.clear();
    }
}
