/** What one facility that asks too much costs the others. */
@NullMarked
package vn.hamrong.bench.noisy;

import org.jspecify.annotations.NullMarked;
