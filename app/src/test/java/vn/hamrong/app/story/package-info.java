/** Stories told to a whole running hub: one on H2, one on PostgreSQL, each started once for all of them. */
@NullMarked
package vn.hamrong.app.story;

import org.jspecify.annotations.NullMarked;
