/** How long the message desk's one search box takes on a full journal, and what its indexes cost the sender. */
@NullMarked
package vn.hamrong.bench.desk;

import org.jspecify.annotations.NullMarked;
