package dev.millrace.api.source.library;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeInformation;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Emits the elements of a collection. The source contains the serialized elements in one split, so one reader emits
/// them in order.
public final class CollectionSource<T>
        implements Source<T, CollectionSource.ElementSplit<T>, Collection<CollectionSource.ElementSplit<T>>>,
                ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1L;

    private final Elements<T> elements;
    private final TypeInformation<T> type;

    /// @param elements the elements, none of which may be null
    /// @param serializer the serializer of the elements
    public CollectionSource(Collection<? extends T> elements, TypeSerializer<T> serializer, TypeInformation<T> type) {
        this.elements = Elements.of(elements, serializer);
        this.type = type;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<T, ElementSplit<T>> createReader(SourceReaderContext readerContext) {
        return new IteratorSourceReader<>(readerContext);
    }

    @Override
    public SplitEnumerator<ElementSplit<T>, Collection<ElementSplit<T>>> createEnumerator(
            SplitEnumeratorContext<ElementSplit<T>> enumContext) {
        return new IteratorSourceEnumerator<>(enumContext, List.of(new ElementSplit<>(elements, 0)));
    }

    @Override
    public SplitEnumerator<ElementSplit<T>, Collection<ElementSplit<T>>> restoreEnumerator(
            SplitEnumeratorContext<ElementSplit<T>> enumContext, Collection<ElementSplit<T>> checkpoint) {
        return new IteratorSourceEnumerator<>(enumContext, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<ElementSplit<T>> getSplitSerializer() {
        return new ElementSplitSerializer<>(elements);
    }

    @Override
    public SimpleVersionedSerializer<Collection<ElementSplit<T>>> getEnumeratorCheckpointSerializer() {
        return new SplitCollectionSerializer<>(new ElementSplitSerializer<>(elements));
    }

    /// Contains the elements from a position on.
    public static final class ElementSplit<T> implements IteratorSourceSplit<T, ElementIterator<T>> {
        private final Elements<T> elements;
        private final int position;

        private ElementSplit(Elements<T> elements, int position) {
            this.elements = elements;
            this.position = position;
        }

        @Override
        public String splitId() {
            return "elements";
        }

        @Override
        public ElementIterator<T> getIterator() {
            return new ElementIterator<>(elements, position);
        }

        @Override
        public ElementSplit<T> getUpdatedSplitForIterator(ElementIterator<T> iterator) {
            return new ElementSplit<>(elements, iterator.position);
        }
    }

    /// Deserializes the elements one after the other.
    public static final class ElementIterator<T> implements Iterator<T> {
        private final Elements<T> elements;
        private final TypeSerializer<T> serializer;
        private final DataInputDeserializer input;
        private int position;

        private ElementIterator(Elements<T> elements, int start) {
            this.elements = elements;
            this.serializer = elements.serializer.duplicate();
            this.input = new DataInputDeserializer(elements.bytes);
            for (int skipped = 0; skipped < start; skipped++) next();
        }

        @Override
        public boolean hasNext() {
            return position < elements.count;
        }

        @Override
        public T next() {
            if (!hasNext()) throw new NoSuchElementException();
            position++;
            try {
                return serializer.deserialize(input);
            } catch (IOException thrown) {
                throw new UncheckedIOException(thrown);
            }
        }
    }

    private record Elements<T>(byte[] bytes, int count, TypeSerializer<T> serializer) implements Serializable {

        static <T> Elements<T> of(Collection<? extends T> elements, TypeSerializer<T> serializer) {
            DataOutputSerializer output = new DataOutputSerializer(64);
            int written = 0;
            for (T element : elements) {
                if (element == null) {
                    throw SourceFaults.PARAMETERS
                            .argument("Element %d of a collection is null.", written)
                            .fix("Remove the null. Streams cannot contain null.");
                }
                try {
                    serializer.serialize(element, output);
                } catch (IOException thrown) {
                    throw SourceFaults.PARAMETERS
                            .argument("Element %d of a collection, %s, cannot be serialized.", written, element)
                            .cause(thrown)
                            .fix("Pass the type of the elements, or correct the type.");
                }
                written++;
            }
            return new Elements<>(output.getCopyOfBuffer(), written, serializer);
        }
    }

    private static final class ElementSplitSerializer<T> implements SimpleVersionedSerializer<ElementSplit<T>> {
        private static final int VERSION = 1;

        private final Elements<T> elements;

        ElementSplitSerializer(Elements<T> elements) {
            this.elements = elements;
        }

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(ElementSplit<T> split) throws IOException {
            return SplitBytes.written(out -> out.writeInt(split.position));
        }

        @Override
        public ElementSplit<T> deserialize(int version, byte[] serialized) throws IOException {
            SplitBytes.checkVersion("A split of elements", VERSION, version);
            return SplitBytes.read(serialized, in -> new ElementSplit<>(elements, in.readInt()));
        }
    }
}
