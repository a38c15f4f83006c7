package dev.millrace.api.source.hybrid;

import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads several sources one after the other, for example files with historical data and then a log. The next source
/// starts when all readers have finished the previous source. A factory can create the next source at that time from
/// the end position of the previous one.
///
/// All sources except the last must be bounded.
public class HybridSource<T>
        implements Source<T, HybridSourceSplit, HybridSourceEnumeratorState>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1L;

    private final List<SourceListEntry> sources;

    protected HybridSource(List<SourceListEntry> sources) {
        if (sources.isEmpty()) {
            throw SourceFaults.PARAMETERS
                    .argument("A hybrid source has no source.")
                    .fix("Start with HybridSource.builder(firstSource).");
        }
        this.sources = List.copyOf(sources);
    }

    /// Returns a builder with the first source.
    public static <T, EnumT extends SplitEnumerator> HybridSourceBuilder<T, EnumT> builder(
            Source<T, ?, ?> firstSource) {
        return new HybridSourceBuilder<T, EnumT>().addSource(firstSource);
    }

    /// Returns the boundedness of the last source.
    @Override
    public Boundedness getBoundedness() {
        return sources.getLast().boundedness;
    }

    /// Returns the type of the first source that was passed to the builder as an object. Sources that a factory creates
    /// are not considered.
    @Override
    @SuppressWarnings("unchecked") // all sources make records of the same type
    public TypeInformation<T> getProducedType() {
        for (SourceListEntry entry : sources) {
            if (!(entry.factory instanceof PassthroughSourceFactory<?, ?, ?> direct)) continue;
            Source<?, ?, ?> source = direct.source;
            return (TypeInformation<T>)
                    (source instanceof ResultTypeQueryable<?> knowing
                            ? knowing.getProducedType()
                            : TypeExtractor.createTypeInfo(source, Source.class, source.getClass(), 0));
        }
        throw new InvalidTypesException(
                "All sources of a hybrid source are made later, so that their type is not known: give it to"
                        + " fromSource.");
    }

    @Override
    public SourceReader<T, HybridSourceSplit> createReader(SourceReaderContext readerContext) throws Exception {
        return new HybridSourceReader<>(readerContext);
    }

    @Override
    public SplitEnumerator<HybridSourceSplit, HybridSourceEnumeratorState> createEnumerator(
            SplitEnumeratorContext<HybridSourceSplit> enumContext) {
        return new HybridSourceSplitEnumerator(enumContext, sources, 0, null);
    }

    @Override
    public SplitEnumerator<HybridSourceSplit, HybridSourceEnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<HybridSourceSplit> enumContext, HybridSourceEnumeratorState checkpoint)
            throws Exception {
        int index = checkpoint.getCurrentSourceIndex();
        if (index >= sources.size()) {
            throw SourceFaults.SWITCH_FAILED
                    .what("A checkpoint was taken in source %d of a hybrid source.", index)
                    .why("This program has only %d sources, counted from 0.", sources.size())
                    .fix("Keep all sources that existed when the checkpoint was taken.");
        }
        return new HybridSourceSplitEnumerator(enumContext, sources, index, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<HybridSourceSplit> getSplitSerializer() {
        return new HybridSourceSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<HybridSourceEnumeratorState> getEnumeratorCheckpointSerializer() {
        return new HybridSourceEnumeratorStateSerializer();
    }

    /// Provides information about the previous source to the factory of the next source.
    public interface SourceSwitchContext<EnumT> {

        /// Returns the closed enumerator of the previous source, from which the end position can be read.
        EnumT getPreviousEnumerator();
    }

    /// Creates a source when the previous source is finished. The coordinator calls the factory once and stores the
    /// created source in checkpoints. A restore does not call the factory again.
    @FunctionalInterface
    public interface SourceFactory<T, SourceT extends Source<T, ?, ?>, FromEnumT extends SplitEnumerator>
            extends Serializable {

        SourceT create(SourceSwitchContext<FromEnumT> context);
    }

    /// Returns a source that the program passed as an object.
    private static final class PassthroughSourceFactory<
                    T, SourceT extends Source<T, ?, ?>, FromEnumT extends SplitEnumerator>
            implements SourceFactory<T, SourceT, FromEnumT> {
        private static final long serialVersionUID = 1L;

        private final SourceT source;

        private PassthroughSourceFactory(SourceT source) {
            this.source = source;
        }

        @Override
        public SourceT create(SourceSwitchContext<FromEnumT> context) {
            return source;
        }
    }

    /// Describes one of the sources.
    static final class SourceListEntry implements Serializable {
        private static final long serialVersionUID = 1L;

        final SourceFactory factory;
        final Boundedness boundedness;

        private SourceListEntry(SourceFactory factory, Boundedness boundedness) {
            this.factory = factory;
            this.boundedness = boundedness;
        }

        /// Returns whether a factory creates the source from the end of the previous source.
        boolean isDeferred() {
            return !(factory instanceof PassthroughSourceFactory);
        }

        @SuppressWarnings("unchecked") // the builder checks the types of consecutive enumerators
        @Nullable
        Source create(SourceSwitchContext<?> context) {
            return factory.create(context);
        }
    }

    /// Builds a hybrid source from sources in order.
    public static class HybridSourceBuilder<T, EnumT extends SplitEnumerator> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final List<SourceListEntry> sources = new ArrayList<>();

        public HybridSourceBuilder() {}

        /// Adds a source.
        ///
        /// @throws IllegalArgumentException if the previous source is unbounded
        public <ToEnumT extends SplitEnumerator, NextSourceT extends Source<T, ?, ?>>
                HybridSourceBuilder<T, ToEnumT> addSource(NextSourceT source) {
            Objects.requireNonNull(source, "the source must be given");
            return this.<ToEnumT>add(
                    new SourceListEntry(new PassthroughSourceFactory<>(source), source.getBoundedness()));
        }

        /// Adds a source that a factory creates when the previous source is finished.
        ///
        /// @param boundedness the boundedness of the source to create
        /// @throws IllegalArgumentException if the previous source is unbounded
        public <ToEnumT extends SplitEnumerator, NextSourceT extends Source<T, ?, ?>>
                HybridSourceBuilder<T, ToEnumT> addSource(
                        SourceFactory<T, NextSourceT, ? super EnumT> sourceFactory, Boundedness boundedness) {
            Objects.requireNonNull(sourceFactory, "the factory of a source must be given");
            Objects.requireNonNull(boundedness, "the boundedness of a source must be given");
            return this.<ToEnumT>add(new SourceListEntry(sourceFactory, boundedness));
        }

        public HybridSource<T> build() {
            return new HybridSource<>(sources);
        }

        @SuppressWarnings("unchecked") // the parameter is the enumerator of the last source only
        private <ToEnumT extends SplitEnumerator> HybridSourceBuilder<T, ToEnumT> add(SourceListEntry entry) {
            if (!sources.isEmpty() && sources.getLast().boundedness != Boundedness.BOUNDED) {
                throw SourceFaults.NEVER_SWITCHES
                        .argument(
                                "Source %d of a hybrid source is unbounded, but another source follows.",
                                sources.size() - 1)
                        .why("The next source starts when the previous one has ended.")
                        .fix("Make only the last source unbounded.");
            }
            sources.add(entry);
            return (HybridSourceBuilder<T, ToEnumT>) this;
        }
    }
}
