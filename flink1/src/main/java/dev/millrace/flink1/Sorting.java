package dev.millrace.flink1;

import dev.millrace.api.Order;
import dev.millrace.api.type.FieldAccess;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Compares elements by some of their fields; earlier fields take precedence.
final class Sorting<T> implements Comparator<T>, Serializable {
    private static final long serialVersionUID = 1L;

    private record By<T>(FieldAccess<T, Object> field, boolean isDescending) implements Serializable {
        @SuppressWarnings("unchecked")
        int compare(T one, T two) {
            Comparable<Object> first = (Comparable<Object>) Objects.requireNonNull(field.get(one), "a sorted field");
            int order = first.compareTo(Objects.requireNonNull(field.get(two), "a sorted field"));
            return isDescending ? -order : order;
        }
    }

    private final ArrayList<By<T>> fields;

    private Sorting(List<By<T>> fields) {
        this.fields = new ArrayList<>(fields);
    }

    /// Returns an order in which all elements are equal.
    static <T> Sorting<T> none() {
        return new Sorting<>(List.of());
    }

    boolean isNone() {
        return fields.isEmpty();
    }

    /// Adds a field.
    Sorting<T> then(TypeInformation<T> type, int field, Order order) {
        return then(FieldAccess.of(type, field), order);
    }

    /// Adds a field.
    Sorting<T> then(TypeInformation<T> type, String field, Order order) {
        return then(FieldAccess.of(type, field), order);
    }

    private Sorting<T> then(FieldAccess<T, Object> field, Order order) {
        List<By<T>> more = new ArrayList<>(fields);
        if (order.isOrdered()) more.add(new By<>(field, order == Order.DESCENDING));
        return new Sorting<>(more);
    }

    @Override
    public int compare(T one, T two) {
        for (By<T> each : fields) {
            int order = each.compare(one, two);
            if (order != 0) return order;
        }
        return 0;
    }
}
