package dev.millrace.api;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.IteratorSourceEnumerator;
import dev.millrace.api.source.library.IteratorSourceReader;
import dev.millrace.api.source.library.IteratorSourceSplit;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.SplittableIterator;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/// Reads iterators that are serializable. A checkpoint contains each iterator at its current position.
final class IteratorSource<T>
        implements Source<T, IteratorSource.IteratorSplit<T>, Collection<IteratorSource.IteratorSplit<T>>> {
    private static final long serialVersionUID = 1L;

    private final Iterator<T> iterator;
    private final boolean isSplit;

    IteratorSource(Iterator<T> iterator, boolean isSplit) {
        this.iterator = iterator;
        this.isSplit = isSplit;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<T, IteratorSplit<T>> createReader(SourceReaderContext readerContext) {
        return new IteratorSourceReader<>(readerContext);
    }

    @Override
    public SplitEnumerator<IteratorSplit<T>, Collection<IteratorSplit<T>>> createEnumerator(
            SplitEnumeratorContext<IteratorSplit<T>> enumContext) throws Exception {
        // Reading advances an iterator, and the program may run the same pipeline twice.
        Iterator<T> fresh = copy(iterator);
        List<IteratorSplit<T>> splits = new ArrayList<>();
        if (isSplit && fresh instanceof SplittableIterator<T> divisible) {
            for (Iterator<T> part : divisible.split(enumContext.currentParallelism())) {
                splits.add(new IteratorSplit<>(String.valueOf(splits.size()), part));
            }
        } else {
            splits.add(new IteratorSplit<>("0", fresh));
        }
        return new IteratorSourceEnumerator<>(enumContext, splits);
    }

    private static <T> Iterator<T> copy(Iterator<T> iterator) throws IOException, ClassNotFoundException {
        return InstantiationUtil.deserializeObject(InstantiationUtil.serializeObject(iterator), loader(iterator));
    }

    // The class loader of JDK classes is null.
    private static ClassLoader loader(Iterator<?> iterator) {
        ClassLoader loader = iterator.getClass().getClassLoader();
        return loader == null ? Thread.currentThread().getContextClassLoader() : loader;
    }

    @Override
    public SplitEnumerator<IteratorSplit<T>, Collection<IteratorSplit<T>>> restoreEnumerator(
            SplitEnumeratorContext<IteratorSplit<T>> enumContext, Collection<IteratorSplit<T>> checkpoint) {
        return new IteratorSourceEnumerator<>(enumContext, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<IteratorSplit<T>> getSplitSerializer() {
        return new JavaSerializer<>(loader(iterator));
    }

    @Override
    public SimpleVersionedSerializer<Collection<IteratorSplit<T>>> getEnumeratorCheckpointSerializer() {
        return new JavaSerializer<>(loader(iterator));
    }

    /// Holds a part of the elements.
    static final class IteratorSplit<T> implements IteratorSourceSplit<T, Iterator<T>>, Serializable {
        private static final long serialVersionUID = 1L;

        private final String id;
        private final Iterator<T> iterator;

        IteratorSplit(String id, Iterator<T> iterator) {
            this.id = id;
            this.iterator = iterator;
        }

        @Override
        public String splitId() {
            return id;
        }

        @Override
        public Iterator<T> getIterator() {
            return iterator;
        }

        /// Returns a split with a copy of the iterator at its current position. The iterator itself advances later.
        @Override
        public IteratorSplit<T> getUpdatedSplitForIterator(Iterator<T> moved) {
            try {
                return new IteratorSplit<>(id, copy(moved));
            } catch (IOException | ClassNotFoundException thrown) {
                throw StreamFaults.ELEMENTS
                        .what(
                                "The position of iterator %s cannot be saved.",
                                moved.getClass().getName())
                        .cause(thrown)
                        .fix("Make the iterator serializable at every position.");
            }
        }
    }

    /// Serializes splits with Java serialization, because their classes belong to the program.
    private static final class JavaSerializer<E> implements SimpleVersionedSerializer<E> {
        private final ClassLoader loader;

        JavaSerializer(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(E value) throws IOException {
            Object written = value instanceof Collection<?> splits ? new ArrayList<>(splits) : value;
            return InstantiationUtil.serializeObject(written);
        }

        @Override
        public E deserialize(int version, byte[] serialized) throws IOException {
            try {
                return InstantiationUtil.deserializeObject(serialized, loader);
            } catch (ClassNotFoundException missing) {
                throw new IOException("a class of a split's iterator cannot be found", missing);
            }
        }
    }
}
