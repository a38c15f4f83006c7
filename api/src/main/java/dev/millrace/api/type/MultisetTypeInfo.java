package dev.millrace.api.type;

import org.jspecify.annotations.Nullable;

/// Describes multisets: maps from elements to the number of their occurrences.
public final class MultisetTypeInfo<T> extends MapTypeInfo<T, Integer> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the class of the elements.
    public MultisetTypeInfo(Class<T> elementTypeClass) {
        this(of(elementTypeClass));
    }

    /// Creates the type from the type of the elements.
    public MultisetTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(elementTypeInfo, BasicTypeInfo.INT_TYPE_INFO);
    }

    /// Returns the type of the elements.
    public TypeInformation<T> getElementTypeInfo() {
        return getKeyTypeInfo();
    }

    @Override
    public String toString() {
        return "Multiset<" + getElementTypeInfo() + ">";
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof MultisetTypeInfo<?> that
                && that.getElementTypeInfo().equals(getElementTypeInfo());
    }

    @Override
    public int hashCode() {
        return 31 * getElementTypeInfo().hashCode() + 1;
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj instanceof MultisetTypeInfo;
    }

    /// Creates the type from the type of the elements.
    public static <C> MultisetTypeInfo<C> getInfoFor(TypeInformation<C> elementInfo) {
        return new MultisetTypeInfo<>(elementInfo);
    }
}
