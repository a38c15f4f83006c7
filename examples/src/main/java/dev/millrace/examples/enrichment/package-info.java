/// Contains an example that enriches records by asynchronous requests to an HTTP service, with retries and a cache.
@NullMarked
package dev.millrace.examples.enrichment;

import org.jspecify.annotations.NullMarked;
