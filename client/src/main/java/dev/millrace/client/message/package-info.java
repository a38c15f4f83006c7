/// Requests and replies of the HTTP interface, with the field names of Flink's.
@NullMarked
package dev.millrace.client.message;

import org.jspecify.annotations.NullMarked;
