package dev.millrace.api;

import dev.millrace.api.config.ExecutionVocabulary.ClosureCleanerLevel;
import dev.millrace.api.execution.ClosureCleaner;
import dev.millrace.api.execution.OutputTypeConfigurable;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.library.CollectionSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Creates the streams of the built-in sources.
final class Sources {
    private final StreamExecutionEnvironment environment;

    Sources(StreamExecutionEnvironment environment) {
        this.environment = environment;
    }

    /// Emits the elements of a collection in order, in one subtask.
    <T> DataStreamSource<T> elements(Collection<T> elements, TypeInformation<T> type) {
        Preconditions.checkNotNull(elements, "the elements must be given");
        Preconditions.checkNotNull(type, "the type of the elements must be given");
        Class<T> expected = type.getTypeClass();
        for (T element : elements) {
            if (element == null) {
                throw StreamFaults.ELEMENTS
                        .argument("An element of the source is null.")
                        .fix("Remove the null. Streams cannot contain null.");
            }
            checkElement(element, expected);
        }
        CollectionSource<T> source = new CollectionSource<>(
                elements, type.createSerializer(environment.getConfig().getSerializerConfig()), type);
        DataStreamSource<T> stream = read(source, WatermarkStrategy.noWatermarks(), "Collection Source", type);
        return stream.setParallelism(1);
    }

    private static void checkElement(Object element, Class<?> expected) {
        // An element is never an instance of a primitive class. The serializer checks such elements.
        if (expected.isPrimitive() || expected.isInstance(element)) return;
        throw StreamFaults.ELEMENTS
                .argument(
                        "Element %s has the type %s instead of %s.",
                        element, element.getClass().getName(), expected.getName())
                .why("All elements must have the given type, or the type of the first element.")
                .fix("Pass a common class of all elements as the first argument.");
    }

    /// Returns the type of the first element of a collection.
    <T> TypeInformation<T> typeOfFirst(Collection<T> elements) {
        Preconditions.checkNotNull(elements, "the elements must be given");
        Iterator<T> iterator = elements.iterator();
        if (!iterator.hasNext()) {
            throw StreamFaults.ELEMENTS
                    .argument("The source has no elements.")
                    .why("The type of the source is the type of the first element.")
                    .fix("Pass at least one element, or pass the type too.");
        }
        T first = iterator.next();
        if (first == null) {
            throw StreamFaults.ELEMENTS
                    .argument("The first element of the source is null.")
                    .fix("Remove the null. Streams cannot contain null.");
        }
        return TypeExtractor.getForObject(first);
    }

    /// Emits the elements of an iterator.
    ///
    /// @param isSplit true if the subtasks share the iterator, provided that the iterator can be split
    <T> DataStreamSource<T> iterator(Iterator<T> iterator, TypeInformation<T> type, boolean isSplit) {
        Preconditions.checkNotNull(iterator, "the iterator must be given");
        Preconditions.checkNotNull(type, "the type of the elements must be given");
        // The iterator is part of the source, so it must be serializable.
        ClosureCleaner.clean(iterator, ClosureCleanerLevel.NONE, true);
        String name = isSplit ? "Parallel Collection Source" : "Collection Source";
        DataStreamSource<T> stream =
                read(new IteratorSource<>(iterator, isSplit), WatermarkStrategy.noWatermarks(), name, type);
        if (!isSplit) stream.step().fixParallelism();
        return stream;
    }

    /// Adds a source.
    <T> DataStreamSource<T> read(
            Source<T, ?, ?> source, WatermarkStrategy<T> watermarks, String name, @Nullable TypeInformation<T> type) {
        Preconditions.checkNotNull(source, "the source must be given");
        Preconditions.checkNotNull(
                watermarks, "the watermark strategy must be given, say WatermarkStrategy.noWatermarks()");
        Preconditions.checkNotNull(name, "the name of the source must be given");
        Supplier<TypeInformation<T>> supplied = type == null ? () -> typeOf(source) : () -> type;
        if (source instanceof OutputTypeConfigurable<?>) tellType(source, supplied.get());
        return new DataStreamSource<>(environment, environment.clean(source), watermarks, supplied, name);
    }

    @SuppressWarnings("unchecked") // the records of a source have its type
    private <T> void tellType(Source<T, ?, ?> source, TypeInformation<T> type) {
        ((OutputTypeConfigurable<T>) source).setOutputType(type, environment.getConfig());
    }

    @SuppressWarnings("unchecked") // the produced type of the source is the type of its records
    private static <T> TypeInformation<T> typeOf(Source<T, ?, ?> source) {
        if (source instanceof ResultTypeQueryable<?> knowing) return (TypeInformation<T>) knowing.getProducedType();
        return TypeExtractor.createTypeInfo(source, Source.class, source.getClass(), 0);
    }
}
