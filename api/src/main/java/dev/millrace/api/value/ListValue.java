package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;

/// Holds a list of values and is a value itself. Subclasses define the class of the elements.
public abstract class ListValue<V extends Value> implements Value, List<V> {
    private static final long serialVersionUID = 1L;

    private final Class<V> elementClass;
    private final ArrayList<V> list;

    /// Creates an empty list.
    public ListValue() {
        this(List.of());
    }

    /// Creates a list with the elements of a collection.
    public ListValue(Collection<V> values) {
        this.elementClass = ElementClasses.of(getClass(), ListValue.class, 0);
        this.list = new ArrayList<>(values);
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeInt(list.size());
        for (V value : list) value.write(out);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        list.clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            V value = ElementClasses.create(elementClass);
            value.read(in);
            list.add(value);
        }
    }

    @Override
    public boolean add(V value) {
        return list.add(value);
    }

    @Override
    public void add(int index, V element) {
        list.add(index, element);
    }

    @Override
    public boolean addAll(Collection<? extends V> values) {
        return list.addAll(values);
    }

    @Override
    public boolean addAll(int index, Collection<? extends V> values) {
        return list.addAll(index, values);
    }

    @Override
    public void clear() {
        list.clear();
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return list.contains(value);
    }

    @Override
    public boolean containsAll(Collection<?> values) {
        return list.containsAll(values);
    }

    @Override
    public V get(int index) {
        return list.get(index);
    }

    @Override
    public int indexOf(@Nullable Object value) {
        return list.indexOf(value);
    }

    @Override
    public boolean isEmpty() {
        return list.isEmpty();
    }

    @Override
    public int lastIndexOf(@Nullable Object value) {
        return list.lastIndexOf(value);
    }

    @Override
    public Iterator<V> iterator() {
        return list.iterator();
    }

    @Override
    public ListIterator<V> listIterator() {
        return list.listIterator();
    }

    @Override
    public ListIterator<V> listIterator(int index) {
        return list.listIterator(index);
    }

    @Override
    public V remove(int index) {
        return list.remove(index);
    }

    @Override
    public boolean remove(@Nullable Object value) {
        return list.remove(value);
    }

    @Override
    public boolean removeAll(Collection<?> values) {
        return list.removeAll(values);
    }

    @Override
    public boolean retainAll(Collection<?> values) {
        return list.retainAll(values);
    }

    @Override
    public V set(int index, V element) {
        return list.set(index, element);
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public List<V> subList(int from, int to) {
        return list.subList(from, to);
    }

    @Override
    public Object[] toArray() {
        return list.toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return list.toArray(array);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListValue<?> that && list.equals(that.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
