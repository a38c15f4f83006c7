package dev.millrace.api.window.delta;

/// Applies two extractors, the second to the result of the first.
public class ConcatenatedExtract<FROM, OVER, TO> implements Extractor<FROM, TO> {
    private static final long serialVersionUID = 1L;

    private final Extractor<FROM, OVER> first;
    private final Extractor<OVER, TO> second;

    /// Creates an extractor.
    public ConcatenatedExtract(Extractor<FROM, OVER> first, Extractor<OVER, TO> second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public TO extract(FROM in) {
        return second.extract(first.extract(in));
    }

    /// Returns an extractor that applies a third extractor to the result.
    public <OUT> ConcatenatedExtract<FROM, TO, OUT> add(Extractor<TO, OUT> third) {
        return new ConcatenatedExtract<>(this, third);
    }
}
