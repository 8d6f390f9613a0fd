//! The named values of a site. A copy shares what it was copied from until one of the two gets a value of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::Object;

/// Named values of a site: what `let` made, and what the engine gives.
#[derive(Clone, Debug, Default)]
pub struct Values(Arc<Named>);

/// The values of a [`Values`], as templates see them.
#[derive(Clone, Debug, Default)]
struct Named(BTreeMap<String, Value>);

impl Object for Named {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.0.get(key).cloned()
    }
}

impl Values {
    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.0.get(name)
    }

    /// Gives a name its value, in place of one that it had.
    pub fn insert(&mut self, name: &str, value: Value) {
        let named = &mut Arc::make_mut(&mut self.0).0;
        match named.get_mut(name) {
            Some(known) => *known = value,
            None => drop(named.insert(name.to_owned(), value)),
        }
    }

    /// All of them as one value, for a template to see.
    pub fn context(&self) -> Value {
        Value::from_dyn_object(Arc::clone(&self.0))
    }
}

impl<'n> FromIterator<(&'n str, Value)> for Values {
    fn from_iter<I: IntoIterator<Item = (&'n str, Value)>>(pairs: I) -> Self {
        Self(Arc::new(Named(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_its_values_to_itself() {
        let first: Values = [("a", Value::from(1))].into_iter().collect();
        let mut second = first.clone();
        second.insert("a", Value::from(2));
        second.insert("b", Value::from(3));
        assert_eq!((first.get("a"), first.get("b")), (Some(&Value::from(1)), None));
        assert_eq!((second.get("a"), second.get("b")), (Some(&Value::from(2)), Some(&Value::from(3))));
        assert_eq!(second.context().get_attr("b").ok(), Some(Value::from(3)));
    }
}
