/** The crash run: kill -9 under load, then set algebra over what was promised and what is stored. */
@NullMarked
package vn.hamrong.bench.crash;

import org.jspecify.annotations.NullMarked;
