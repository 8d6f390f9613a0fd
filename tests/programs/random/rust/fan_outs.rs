//! Futures for every element of a list, all at once.

use super::writer::Form;

/// A future for every element.
pub const FAN_OUTS: &[Form] = &[
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().map(work)).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().map(|x| work(x))).await;\nsay(all.iter().sum::<u32>());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().iter().map(|x| work(*x))).await;\nsay(all.iter().sum::<u32>());",
        flags: "a",
    },
    Form {
        text: "let list = items();\nlet all = <futures::future::join_all>(list.iter().map(|x| work(*x))).await;\nsay(all[0]);",
        flags: "a",
    },
    Form {
        text: "let list = items();\nlet all = <futures::future::join_all>(list.iter().map(|x| async move { work(*x).await + 1 })).await;\nsay(all[1]);",
        flags: "a",
    },
    Form {
        text: "let list = items();\nlet all = <futures::future::join_all>(list.iter().copied().map(|x| async move {\nlet y = work(x).await;\ny + 1\n})).await;\nsay(all[1]);",
        flags: "a",
    },
    Form {
        text: "let list: Vec<String> = items().iter().map(u32::to_string).collect();\nlet all = <futures::future::join_all>(list.iter().map(|text| async move { text.len() })).await;\nsay(all[24]);",
        flags: "a",
    },
    Form {
        text: "let list: Vec<String> = items().iter().map(u32::to_string).collect();\nlet all = <futures::future::join_all>(list.into_iter().map(|text| async move { text.len() })).await;\nsay(all[24]);",
        flags: "a",
    },
    Form {
        text: "let jobs = items().into_iter().map(work);\nsay(<futures::future::join_all>(jobs).await.len());",
        flags: "a",
    },
    Form {
        text: "let jobs: Vec<_> = items().into_iter().map(work).collect();\nsay(<futures::future::join_all>(jobs).await.len());",
        flags: "a",
    },
    Form {
        text: "let mut jobs = Vec::new();\nfor x in items() {\njobs.push(work(x));\n}\nlet all = <futures::future::join_all>(jobs).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let mut jobs = Vec::with_capacity(25);\nfor x in items() {\nif x % 2 == 0 {\njobs.push(work(x));\n}\n}\nsay(<futures::future::join_all>(jobs).await.into_iter().max().unwrap_or(0));",
        flags: "a",
    },
    Form {
        text: "let jobs = items().into_iter().map(|x| Box::pin(work(x)) as std::pin::Pin<Box<dyn std::future::Future<Output = u32> + Send>>);\nsay(<futures::future::join_all>(jobs).await.len());",
        flags: "a",
    },
    Form {
        text: "let all: Vec<u32> = <futures::future::join_all>(items().into_iter().map(work)).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let all: Vec<u32> = <futures::future::join_all>((0..30).map(work)).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>((0..n * 10).map(|x| work(x + n))).await;\nsay(all.len());",
        flags: "a",
    },
    Form { text: "let all = <futures::future::join_all>([1, 2, 3].map(work)).await;\nsay(all.len());", flags: "a" },
    Form { text: "<futures::future::join_all>(items().into_iter().map(work)).await;", flags: "a" },
    Form { text: "let _ = <futures::future::join_all>(items().into_iter().map(work)).await;", flags: "a" },
    Form {
        text: "for one in <futures::future::join_all>(items().into_iter().map(work)).await {\nif one > 70 {\nsay(one);\n}\n}",
        flags: "a",
    },
    Form {
        text: "let sum: u32 = <futures::future::join_all>(items().into_iter().map(work)).await.into_iter().sum();\nsay(sum);",
        flags: "a",
    },
    Form {
        text: "if <futures::future::join_all>(items().into_iter().map(work)).await.len() > 2 {\nsay(\"many\");\n}",
        flags: "a",
    },
    Form {
        text: "match <futures::future::join_all>(items().into_iter().map(work)).await.as_slice() {\n[first, .., last] => say(first + last),\n_ => say(\"none\"),\n}",
        flags: "a",
    },
    Form { text: "say(<futures::future::join_all>(items().into_iter().map(work)).await.len());", flags: "a" },
    Form {
        text: "println!(\"{}\", <futures::future::join_all>(items().into_iter().map(work)).await.len());",
        flags: "a",
    },
    Form {
        text: "let all = vec![<futures::future::join_all>(items().into_iter().map(work)).await, Vec::new()];\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let (all, one) = tokio::join!(<futures::future::join_all>(items().into_iter().map(work)), work(1));\nsay(all.len() as u32 + one);",
        flags: "a",
    },
    Form {
        text: "let (all, one) = futures::future::join(<futures::future::join_all>(items().into_iter().map(work)), work(1)).await;\nsay(all.len() as u32 + one);",
        flags: "a",
    },
    Form {
        text: "let all = async { <futures::future::join_all>(items().into_iter().map(work)).await };\nsay(all.await.len());",
        flags: "a",
    },
    Form {
        text: "let later = <futures::future::join_all>(items().into_iter().map(work));\nsay(later.await.len());",
        flags: "a",
    },
    Form {
        text: "async fn total<k>(list: &[u32]) -> u32 {\n<futures::future::join_all>(list.iter().map(|x| work(*x))).await.iter().sum()\n}\n---\nsay(total<k>(&items()).await);",
        flags: "a",
    },
    Form {
        text: "async fn total<k>(list: Vec<u32>) -> Vec<u32> {\n<futures::future::join_all>(list.into_iter().map(work)).await\n}\n---\nsay(total<k>(items()).await.len());",
        flags: "a",
    },
    Form {
        text: "async fn total<k>(list: impl IntoIterator<Item = u32>) -> Vec<u32> {\n<futures::future::join_all>(list.into_iter().map(work)).await\n}\n---\nsay(total<k>(vec![1, 2]).await.len());",
        flags: "a",
    },
    Form {
        text: "async fn total<k><I>(list: I) -> Vec<u32>\nwhere\nI: IntoIterator<Item = u32>,\n{\nlet all = <futures::future::join_all>(list.into_iter().map(work)).await;\nall\n}\n---\nsay(total<k>(items()).await.len());",
        flags: "a",
    },
    Form {
        text: "async fn twice<k>(text: &str) -> String {\nformat!(\"{text}{text}\")\n}\n\nasync fn all<k>(texts: &[&str]) -> Vec<String> {\n<futures::future::join_all>(texts.iter().map(|text| twice<k>(text))).await\n}\n---\nsay(all<k>(&[\"a\", \"b\"]).await.join(\",\"));",
        flags: "a",
    },
    Form {
        text: "struct Api<k>(u32);\n\nimpl Api<k> {\nasync fn get(&self, x: u32) -> u32 {\nwork(x + self.0).await\n}\n\nasync fn all(&self, list: &[u32]) -> Vec<u32> {\n<futures::future::join_all>(list.iter().map(|x| self.get(*x))).await\n}\n\nasync fn some(&self, list: Vec<u32>) -> usize {\nlet found = <futures::future::join_all>(list.into_iter().filter(|x| *x > self.0).map(|x| async move { self.get(x).await })).await;\nfound.len()\n}\n}\n---\nlet api = Api<k>(n);\nsay(api.all(&items()).await.len());\nsay(api.some(items()).await);",
        flags: "a",
    },
    Form {
        text: "let table: std::collections::BTreeMap<u32, String> = items().into_iter().map(|x| (x, x.to_string())).collect();\nlet all = <futures::future::join_all>(table.iter().map(|(x, text)| async move { work(*x).await as usize + text.len() })).await;\nsay(all[0]);",
        flags: "a",
    },
    Form {
        text: "let table: std::collections::BTreeMap<u32, String> = items().into_iter().map(|x| (x, x.to_string())).collect();\nlet all = <futures::future::join_all>(table.into_values().map(|text| async move { text.len() })).await;\nsay(all[0]);",
        flags: "a",
    },
    Form {
        text: "let table: std::collections::BTreeMap<u32, &'static str> = items().into_iter().map(|x| (x, \"a\")).collect();\nlet all = <futures::future::join_all>(table.into_iter().map(|(x, text)| async move { work(x).await as usize + text.len() })).await;\nsay(all[0]);",
        flags: "a",
    },
    Form {
        text: "let names = vec![\"a\", \"bb\"];\nlet all = <futures::future::join_all>(names.into_iter().map(|name| async move { name.len() })).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let mut list = items();\nlet all = <futures::future::join_all>(list.drain(..).map(work)).await;\nsay(all.len() + list.len());",
        flags: "a",
    },
    Form {
        text: "let mut list = items();\nlet all = <futures::future::join_all>(list.iter_mut().map(|x| async move {\n*x += 1;\n*x\n})).await;\nsay(all.len() + list.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().chunks(5).map(|some| {\nlet some = some.to_vec();\nasync move { some.len() }\n})).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "for some in items().chunks(10) {\nsay(<futures::future::join_all>(some.iter().map(|x| work(*x))).await.len());\n}",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().zip(items()).map(|(x, y)| work(x + y))).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().enumerate().map(|(at, x)| async move { (at, work(x).await) })).await;\nsay(all[3].1);",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().flat_map(|x| [x, x + 1]).map(work)).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(std::iter::repeat_with(|| work(n)).take(30)).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().map(|x| tokio::spawn(work(x)))).await;\nsay(all.len());",
        flags: "at",
    },
    Form {
        text: "let handles: Vec<_> = items().into_iter().map(|x| tokio::spawn(work(x))).collect();\nlet all = <futures::future::join_all>(handles).await;\nsay(all.len());",
        flags: "at",
    },
    Form {
        text: "let all: Vec<std::io::Result<u32>> = <futures::future::join_all>(items().into_iter().map(|x| async move { Ok(work(x).await) })).await;\nsay(all.into_iter().filter_map(Result::ok).count());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::try_join_all>(items().into_iter().map(|x| async move { Ok::<u32, std::io::Error>(work(x).await) })).await;\nsay(all.unwrap().len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::try_join_all>(items().into_iter().map(|x| async move { Ok::<u32, std::io::Error>(work(x).await) })).await?;\nsay(all.len());",
        flags: "fa",
    },
    Form {
        text: "let all: Vec<u32> = <futures::future::try_join_all>(items().into_iter().map(|x| async move { Ok::<u32, std::io::Error>(work(x).await) })).await?;\nsay(all.len());",
        flags: "fa",
    },
    Form {
        text: "<futures::future::try_join_all>(items().into_iter().map(|x| async move { Ok::<u32, std::io::Error>(work(x).await) })).await?;",
        flags: "fa",
    },
    Form {
        text: "let outcome = <futures::future::try_join_all>(items().into_iter().map(|x| async move { if x == 3 { Err(x) } else { Ok(x) } })).await;\nsay(outcome.unwrap_err());",
        flags: "a",
    },
    Form {
        text: "let Err(failed) = <futures::future::try_join_all>(items().into_iter().map(|x| async move { if x > 3 { Err(x) } else { Ok(x) } })).await else {\npanic!()\n};\nsay(failed);",
        flags: "a",
    },
    Form {
        text: "let outcome: Result<Vec<u32>, String> = <futures::future::try_join_all>(items().into_iter().map(|x| async move { if x == 3 { Err(x.to_string()) } else { Ok(x) } })).await;\nsay(outcome.is_err());",
        flags: "a",
    },
    Form {
        text: "let shared = std::rc::Rc::new(n);\nlet all = <futures::future::join_all>(items().into_iter().map(|x| {\nlet shared = shared.clone();\nasync move { x + *shared }\n})).await;\nsay(all.len());\nsay(shared);",
        flags: "al",
    },
    Form {
        text: "let barrier = std::sync::Arc::new(tokio::sync::Barrier::new(25));\nlet all = <futures::future::join_all>(items().into_iter().map(|x| {\nlet barrier = barrier.clone();\nasync move {\nbarrier.wait().await;\nx\n}\n})).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let gate = tokio::sync::Semaphore::new(3);\nlet all = <futures::future::join_all>(items().into_iter().map(|_| async {\nlet _permit = gate.acquire().await;\nwork(1).await\n})).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let mut sums = Vec::new();\nfor round in 0..2 {\nsums.push(<futures::future::join_all>(items().into_iter().map(|x| work(x + round))).await.len());\n}\nsay(sums.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().map(|x| async move {\n<futures::future::join_all>((0..x).map(work)).await.len()\n})).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let nested = <futures::future::join_all>(items().into_iter().map(|x| <futures::future::join_all>((0..x).map(work)))).await;\nsay(nested.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(\n// every one\nitems().into_iter().map(work),\n)\n.await; // at once\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "say(<futures::future::join_all>(items().into_iter().map(work)).await.iter().map(|x| x.to_string()).collect::<Vec<_>>().join(\", \"));",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().map(work)).await.into_iter().filter(|x| x % 2 == 0).map(|x| x + 1).collect::<Vec<u32>>();\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let run = |list: Vec<u32>| async move { <futures::future::join_all>(list.into_iter().map(work)).await };\nsay(run(items()).await.len());",
        flags: "a",
    },
    Form {
        text: "let run = |list: Vec<u32>| <futures::future::join_all>(list.into_iter().map(work));\nsay(run(items()).await.len());",
        flags: "a",
    },
    Form {
        text: "let all = if n > 2 { <futures::future::join_all>(items().into_iter().map(work)).await } else { Vec::new() };\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let all = match n {\n3 => <futures::future::join_all>(items().into_iter().map(work)).await,\n_ => vec![],\n};\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "use futures::future::join_all as own<k>;\nsay(own<k>(items().into_iter().map(work)).await.len());",
        flags: "a",
    },
    Form {
        text: "use futures::StreamExt;\nsay(futures::stream::iter(items()).then(work).collect::<Vec<_>>().await.len());\nsay(<futures::future::join_all>(items().into_iter().map(work)).await.len());",
        flags: "a",
    },
    Form {
        text: "let streams = futures::stream::iter(items());\nlet all = <futures::future::join_all>(items().into_iter().map(work)).await;\nsay(all.len());\ndrop(streams);",
        flags: "a",
    },
    Form {
        text: "let source = Some(items());\nlet all = <futures::future::join_all>(source.iter().flatten().map(|x| work(*x))).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let all = <futures::future::join_all>(items().into_iter().map(|x| async move { x })).await;\nsay(all.len());",
        flags: "a",
    },
    Form {
        text: "let joined = <futures::future::join_all>(items().into_iter().map(work)).await;\nlet joined = joined.len() + <futures::future::join_all>(items().into_iter().map(work)).await.len();\nsay(joined);",
        flags: "a",
    },
];
