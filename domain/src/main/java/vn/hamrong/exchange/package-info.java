/** Record exchange: a hospital's message is kept, judged, put in its lane and becomes part of one record. */
@NullMarked
package vn.hamrong.exchange;

import org.jspecify.annotations.NullMarked;
