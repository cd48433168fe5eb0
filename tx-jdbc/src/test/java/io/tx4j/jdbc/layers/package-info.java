/** Ways to reach data that know nothing of the runtime. */
package io.tx4j.jdbc.layers;
