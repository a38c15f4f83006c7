package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.state.file.Forms;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A list that belongs to a subtask and to no key.
final class OperatorList<T> implements ListState<T> {
    private final ListStateDescriptor<T> descriptor;
    /// How elements are shared out when the parallelism changes.
    private final SectionKind kind;

    private final List<T> elements = new ArrayList<>();

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
        Forms forms = new Forms();
        TypeSerializer<T> serializer = forms.duplicate(OperatorRestore.ELEMENT, descriptor.getElementSerializer());
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (T element : elements) serializer.serialize(element, out);
        Section section = new Section(operator, descriptor.getName(), kind, forms.written());
        return new OperatorSnapshot.Part(section, List.of(new OperatorSnapshot.Rows(elements.size(), out)));
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
