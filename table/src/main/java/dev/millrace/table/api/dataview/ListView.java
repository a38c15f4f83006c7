package dev.millrace.table.api.dataview;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a list in the accumulator of an aggregate function. Not thread-safe.
///
/// @param <T> the class of the elements, which are never null
public class ListView<T> implements DataView {
    private List<T> list = new ArrayList<>();

    /// Creates an empty list.
    public ListView() {}

    /// Returns the elements.
    public List<T> getList() {
        return list;
    }

    /// Replaces the elements.
    public void setList(List<T> list) {
        this.list = list;
    }

    /// Returns the elements.
    public Iterable<T> get() throws Exception {
        return list;
    }

    /// Adds an element.
    public void add(T value) throws Exception {
        list.add(value);
    }

    /// Adds elements.
    public void addAll(List<T> values) throws Exception {
        list.addAll(values);
    }

    /// Removes the first element that is equal to a value, and returns whether there was one.
    public boolean remove(T value) throws Exception {
        return list.remove(value);
    }

    @Override
    public void clear() {
        list.clear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListView<?> view && list.equals(view.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    /// Returns the type of a list.
    public static DataType newListViewDataType(DataType elementDataType) {
        return DataTypes.STRUCTURED(
                ListView.class,
                DataTypes.FIELD("list", DataTypes.ARRAY(elementDataType).bridgedTo(List.class)));
    }
}
