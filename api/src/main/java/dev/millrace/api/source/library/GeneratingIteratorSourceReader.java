package dev.millrace.api.source.library;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceReaderContext;
import java.util.Iterator;

/// Emits records that a function generates from the elements of iterators.
public class GeneratingIteratorSourceReader<
                E, O, IterT extends Iterator<E>, SplitT extends IteratorSourceSplit<E, IterT>>
        extends IteratorSourceReaderBase<E, O, IterT, SplitT> {
    private final GeneratorFunction<E, O> generatorFunction;

    public GeneratingIteratorSourceReader(SourceReaderContext context, GeneratorFunction<E, O> generatorFunction) {
        super(context);
        this.generatorFunction = generatorFunction;
    }

    @Override
    protected O convert(E value) {
        try {
            return generatorFunction.map(value);
        } catch (Exception thrown) {
            throw SourceFaults.GENERATOR_FAILED
                    .what("The generator function failed for %s.", value)
                    .cause(thrown)
                    .fix("Correct the function.");
        }
    }

    @Override
    public void start(SourceReaderContext context) {
        try {
            generatorFunction.open(context);
        } catch (Exception thrown) {
            throw SourceFaults.GENERATOR_FAILED
                    .what("The generator function cannot be opened.")
                    .cause(thrown)
                    .fix("Correct its open method.");
        }
    }

    @Override
    public void close() throws Exception {
        generatorFunction.close();
        super.close();
    }
}
