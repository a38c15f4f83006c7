/// What a key is: how it is kept, hashed and shared out.
@NullMarked
package dev.millrace.state.key;

import org.jspecify.annotations.NullMarked;
