/** Load: how fast messages are acknowledged and applied, next to the floor of one durable row each. */
@NullMarked
package vn.hamrong.bench.load;

import org.jspecify.annotations.NullMarked;
