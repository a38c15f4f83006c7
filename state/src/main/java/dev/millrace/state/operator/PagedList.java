package dev.millrace.state.operator;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Implements a list in pages with copy-on-write snapshots. A snapshot shares the pages and costs a few words for
/// each page; a shared page is copied at its first change. Only the owning thread changes the list; any thread may
/// read a snapshot.
final class PagedList<T> extends AbstractList<T> implements RandomAccess {
    private static final int PAGE_BITS = 8;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_SIZE - 1;

    private Object[][] pages;
    /// Whether a snapshot shares a page.
    private boolean[] isShared;
    private int size;

    /// Creates an empty list.
    PagedList() {
        this(new Object[1][], new boolean[1], 0);
    }

    private PagedList(Object[][] pages, boolean[] isShared, int size) {
        this.pages = pages;
        this.isShared = isShared;
        this.size = size;
    }

    /// Returns a read-only snapshot of the elements.
    PagedList<T> snapshot() {
        Arrays.fill(isShared, true);
        return new PagedList<>(pages.clone(), isShared.clone(), size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T get(int index) {
        Objects.checkIndex(index, size);
        return (T) pages[index >>> PAGE_BITS][index & PAGE_MASK];
    }

    @Override
    public T set(int index, @Nullable T element) {
        T before = get(index);
        own(index >>> PAGE_BITS)[index & PAGE_MASK] = element;
        return before;
    }

    @Override
    public boolean add(T element) {
        int page = size >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
            isShared = Arrays.copyOf(isShared, 2 * page);
        }
        own(page)[size & PAGE_MASK] = element;
        size++;
        modCount++;
        return true;
    }

    /// Returns a page that may be changed.
    private Object[] own(int page) {
        Object[] known = pages[page];
        if (known != null && !isShared[page]) return known;
        Object[] own = known == null ? new Object[PAGE_SIZE] : known.clone();
        pages[page] = own;
        isShared[page] = false;
        return own;
    }

    @Override
    public T remove(int index) {
        T removed = get(index);
        for (int i = index; i < size - 1; i++) set(i, get(i + 1));
        size--;
        own(size >>> PAGE_BITS)[size & PAGE_MASK] = null;
        modCount++;
        return removed;
    }

    @Override
    public void clear() {
        pages = new Object[1][];
        isShared = new boolean[1];
        size = 0;
        modCount++;
    }
}
